package httpmonitor.elastic.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexNamesTest {
    private final IndexNames names = IndexNames.of("access-log-*");

    @Test
    void writersPutTheDateInTheStarsPlace() {
        assertThat(names.pattern()).isEqualTo("access-log-*");
        assertThat(names.of(LocalDate.of(2026, 1, 2))).isEqualTo("access-log-2026.01.02");
        assertThat(names.archive()).isEqualTo("access-log-archive");
    }

    @Test
    void aDailyIndexGivesItsDay() {
        assertThat(names.day("access-log-2026.01.02")).contains(LocalDate.of(2026, 1, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access-log-archive",
                "access-log-2026.02.30",
                "access-log-2026.1.2",
                "access-log-2026.01.02-x",
                "other-log-2026.01.02",
                "access-log-"
            })
    void everythingElseIsNoDailyIndex(String index) {
        assertThat(names.day(index)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "-*",
                "access-log",
                "access-log*",
                "access-log-*,x-*",
                "Access-*",
                "_a-*",
                "a/b-*",
                "a*b-*"
            })
    void aPatternThatIsNoPrefixIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> IndexNames.of(pattern));
    }

    @ParameterizedTest
    @ValueSource(strings = {"httpmonitor-*"})
    void aPatternThatCoversOtherIndicesIsRefused(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> IndexNames.of(pattern));
    }
}
