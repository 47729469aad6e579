package httpmonitor.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.RejectedDocumentsCheck.Reason;
import httpmonitor.doctor.RejectedDocumentsCheck.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptAsideCheckTest {
    private record Aside(List<Reason> reasons, List<Refused> all) implements RejectedDocumentsCheck.Store {
        @Override
        public List<Refused> refused(Instant now) {
            return all;
        }
    }

    private static List<Finding> find(List<Reason> reasons, List<Refused> refused) throws Exception {
        return new RejectedDocumentsCheck(new Aside(reasons, refused)).look(Instant.EPOCH);
    }

    @Test
    void noLineKeptAsideIsFine() throws Exception {
        assertThat(find(List.of(), List.of())).singleElement().isInstanceOf(Fine.class);
    }

    @Test
    void linesAreNamedWithTheirReasonAndTheirLog() throws Exception {
        assertThat(find(
                        List.of(new Reason(12, "no time in brackets", "/var/log/a.log")),
                        List.of(new Refused("/var/log/b.log", "web-1", 3))))
                .extracting(Finding::what)
                .containsExactly(
                        "Elasticsearch has refused 3 lines of /var/log/b.log on web-1.",
                        "12 lines were kept aside: no time in brackets; the last one of /var/log/a.log.");
    }
}
