package httpmonitor.view.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WebFilesTest {

    private static final List<String> OWN = List.of(
            "page.html",
            "page.css",
            "page.js",
            "backtest.js",
            "chart.js",
            "dom.js",
            "format.js",
            "tables.js",
            "icon.svg");

    private static byte[] compressed(String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(WebResource.read(file));
        }
        return bytes.toByteArray();
    }

    @Test
    void thePageIsSmall() throws IOException {
        int size = compressed(WebFiles.UPLOT + "dist/uPlot.iife.min.js").length
                + compressed(WebFiles.UPLOT + "dist/uPlot.min.css").length;
        for (String file : OWN) {
            size += compressed("httpmonitor/view/web/" + file).length;
        }

        assertThat(size).isLessThan(100_000);
    }

    @Test
    void everythingThatThePageLoadsIsServed() {
        Map<String, ?> served = WebFiles.all();

        assertThat(served).hasSize(OWN.size() - 1 + 3).containsKey("/uplot-license.txt");
        for (String file : OWN.subList(1, OWN.size())) {
            assertThat(served).containsKey("/" + file);
        }
    }
}
