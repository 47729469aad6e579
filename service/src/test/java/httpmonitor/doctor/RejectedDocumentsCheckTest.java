package httpmonitor.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.elastic.admin.RejectedDocuments.Reason;
import httpmonitor.elastic.admin.RejectedDocuments.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;

class RejectedDocumentsCheckTest {
    @Test
    void noLineKeptAsideIsFine() {
        assertThat(RejectedDocumentsCheck.findings(List.of(), List.of()))
                .singleElement()
                .isInstanceOf(Fine.class);
    }

    @Test
    void linesAreNamedWithTheirReasonAndTheirLog() {
        assertThat(RejectedDocumentsCheck.findings(
                        List.of(new Reason(12, "no time in brackets", "/var/log/a.log")),
                        List.of(new Refused("/var/log/b.log", "web-1", 3))))
                .extracting(Finding::what)
                .containsExactly(
                        "Elasticsearch has refused 3 lines of /var/log/b.log on web-1.",
                        "12 lines were kept aside: no time in brackets; the last one of /var/log/a.log.");
    }
}
