package httpmonitor.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Loads the classes that a start needs, and ends. {@code run.sh} runs it with {@code -XX:ArchiveClassesAtExit} after a
 * build: the JVM then writes them to its class data archive, while no other thread is at work.
 */
final class StartupClasses {

    private static final String PREFIX = "httpmonitor/";
    private static final String SUFFIX = ".class";

    /** Elasticsearch's answer to one search of a {@code _msearch} while there is no index. */
    private static final String NO_INDEX = """
            {"took":0,"timed_out":false,"_shards":{"total":0,"successful":0,"skipped":0,"failed":0},\
            "hits":{"total":{"value":0,"relation":"eq"},"max_score":0.0,"hits":[]},"status":200}""";

    private StartupClasses() {}

    /** Loads the program's own classes from its jar, and those that a tick on an empty store needs. */
    public static void main(String[] args) throws IOException, ClassNotFoundException {
        load(new JarFile(System.getProperty("java.class.path")));
        HttpServer store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/", StartupClasses::answer);
        store.start();
        String address = "http://127.0.0.1:" + store.getAddress().getPort();
        String[] tick = {"watch", "--once", "--es-url", address, "--config", "/dev/null"};
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main.run(tick, Map.of(), nowhere, nowhere);
        store.stop(0);
    }

    private static void load(JarFile jar) throws IOException, ClassNotFoundException {
        try (jar;
                Stream<JarEntry> entries = jar.stream()) {
            for (String entry : entries.map(JarEntry::getName)
                    .filter(name -> name.startsWith(PREFIX) && name.endsWith(SUFFIX))
                    .toList()) {
                String name = entry.substring(0, entry.length() - SUFFIX.length());
                Class.forName(name.replace('/', '.'), false, StartupClasses.class.getClassLoader());
            }
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int searches = (int) request.lines().count() / 2;
            String answers = String.join(",", Collections.nCopies(searches, NO_INDEX));
            byte[] body = ("{\"took\":0,\"responses\":[" + answers + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("X-Elastic-Product", "Elasticsearch");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
