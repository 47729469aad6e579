package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a build fetches is what it was when this version was pinned. */
class BuildChecksTest {

    private static final Path HOME = Path.of(System.getProperty("httpmonitor.home", ".."));

    @Test
    void mavenRefusesWhatDoesNotFitItsChecksum() throws Exception {
        assertThat(Files.readAllLines(HOME.resolve(".mvn/maven.config"))).contains("--strict-checksums");
    }

    @Test
    void theDistributionIsCheckedBeforeItIsUnpacked() throws Exception {
        assertThat(Files.readString(HOME.resolve("pom.xml"))).containsPattern("<elastic.sha512>[0-9a-f]{128}</");
        assertThat(Files.readString(HOME.resolve("service/pom.xml")))
                .containsSubsequence(
                        "<phase>initialize</phase>",
                        "<goals><goal>wget</goal></goals>",
                        "<sha512>${elastic.sha512}</sha512>",
                        "<alwaysVerifyChecksum>true</alwaysVerifyChecksum>",
                        "<phase>process-resources</phase>",
                        "<unzip src=",
                        "<chmod ");
    }
}
