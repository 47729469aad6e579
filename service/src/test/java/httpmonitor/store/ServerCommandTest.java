package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerCommandTest {

    @Test
    void anotherUserLearnsNoFolderOfRootsHome() {
        assertThat(ServerCommand.outsideOf("/root", "/root/bin:/usr/bin:/root/../root/x:/rooted/bin:bin::/bin:/root"))
                .isEqualTo("/usr/bin:/rooted/bin:/bin");
    }
}
