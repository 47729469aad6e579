package httpmonitor.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExaminationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Check FINE = now -> List.of(new Fine("fine"));
    private static final Check AWAY = now -> {
        throw new TrafficUnavailableException("Cannot read the hits: away");
    };

    private static Check trouble(String what) {
        return now -> List.of(new Trouble(what, "Mend " + what + "."));
    }

    private static Trouble advised(TrafficUnavailableException e) {
        return new Trouble(String.valueOf(e.getMessage()), "Mend the store.");
    }

    @Test
    void allIsWellWhereEverythingIsFine() {
        Examination examination = Examination.of(List.of(FINE, FINE, FINE), NOW, ExaminationTest::advised);
        assertThat(examination.findings()).hasSize(3);
        assertThat(examination.verdict()).isEqualTo("all is well.");
    }

    @Test
    void theFirstTroubleIsTheOneToMend() {
        Examination examination =
                Examination.of(List.of(FINE, trouble("log"), trouble("clock")), NOW, ExaminationTest::advised);
        assertThat(examination.troubles()).hasSize(2);
        assertThat(examination.verdict()).isEqualTo("2 things to look at, the first one first. Mend log.");
    }

    @Test
    void aStoreThatIsAwayIsReportedOnce() {
        Examination examination = Examination.of(List.of(FINE, AWAY, AWAY, FINE), NOW, ExaminationTest::advised);
        assertThat(examination.findings()).hasSize(2);
        assertThat(examination.troubles()).extracting(Trouble::what).containsExactly("Cannot read the hits: away");
        assertThat(examination.verdict()).isEqualTo("one thing to look at. Mend the store.");
    }
}
