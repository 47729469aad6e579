package httpmonitor.view.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import httpmonitor.files.Sha256;
import httpmonitor.view.json.RangeReportJson;
import httpmonitor.view.report.RangeReport;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as one self-contained HTML file: the page's components, and the data as JSON. The file's content policy
 * allows only its two scripts and its style, by their hashes. Data cannot end their element.
 */
public final class ReportPage {

    private static final String OWN = "httpmonitor/view/web/";

    private ReportPage() {}

    /** The whole file. */
    public static String of(RangeReport report) {
        String library = text(WebFiles.UPLOT + "dist/uPlot.iife.min.js");
        String program = program();
        String style = text(WebFiles.UPLOT + "dist/uPlot.min.css") + text(OWN + "page.css") + text(OWN + "report.css");
        String policy = "default-src 'none'; base-uri 'none'; form-action 'none'; script-src " + hash(library) + " "
                + hash(program) + "; style-src " + hash(style);
        return text(OWN + "report.html")
                .replace("{policy}", policy)
                .replace("{style}", style)
                .replace("{licence}", text(WebFiles.UPLOT + "LICENSE").replace("--", "- -"))
                .replace("{library}", library)
                .replace("{program}", program)
                .replace("{data}", data(report));
    }

    /** The data as JSON, in which characters of markup are escaped. */
    private static String data(RangeReport report) {
        return RangeReportJson.of(report)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .stripTrailing();
    }

    /** The page's modules as one script, in the order in which they use each other. */
    private static String program() {
        return Stream.of("format.js", "dom.js", "chart.js", "tables.js", "report.js")
                .flatMap(module -> text(OWN + module).lines())
                .filter(line -> !line.startsWith("import "))
                .map(line -> line.startsWith("export ") ? line.substring("export ".length()) : line)
                .collect(Collectors.joining("\n", "\"use strict\";\n", "\n"));
    }

    private static String text(String file) {
        return new String(WebResource.read(file), UTF_8);
    }

    private static String hash(String text) {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.start().digest(text.getBytes(UTF_8))) + "'";
    }
}
