package httpmonitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a build fetches is what it was when somebody looked at it. */
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
                        "<goals><goal>copy</goal></goals>",
                        "<phase>process-resources</phase>",
                        "<goals><goal>unpack</goal></goals>",
                        "<phase>generate-sources</phase>",
                        "<checksum>${elastic.sha512}</checksum>",
                        "<type>sha512</type>");
    }
}
