package httpmonitor.view.web;

import com.sun.net.httpserver.HttpHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the page by path. */
final class WebFiles {

    private static final String OWN = "httpmonitor/view/web/";

    /** The chart library, as its project publishes it. */
    static final String UPLOT = "META-INF/resources/webjars/uplot/1.6.30/";

    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    /** The modules of the page. */
    private static final List<String> MODULES =
            List.of("page.js", "backtest.js", "chart.js", "dom.js", "format.js", "tables.js");

    private WebFiles() {}

    /** The page itself. */
    static HttpHandler page() {
        return new WebResource(OWN + "page.html", HTML);
    }

    /** The files that the page loads. */
    static Map<String, HttpHandler> all() {
        Map<String, HttpHandler> files = new LinkedHashMap<>();
        files.put("/page.css", new WebResource(OWN + "page.css", CSS));
        for (String module : MODULES) {
            files.put("/" + module, new WebResource(OWN + module, SCRIPT));
        }
        files.put("/icon.svg", new WebResource(OWN + "icon.svg", "image/svg+xml"));
        files.put("/uplot.js", new WebResource(UPLOT + "dist/uPlot.iife.min.js", SCRIPT));
        files.put("/uplot.css", new WebResource(UPLOT + "dist/uPlot.min.css", CSS));
        files.put("/uplot-license.txt", new WebResource(UPLOT + "LICENSE", "text/plain; charset=utf-8"));
        return files;
    }
}
