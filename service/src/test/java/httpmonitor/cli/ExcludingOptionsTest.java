package httpmonitor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.cli.Commands.Result;
import httpmonitor.testing.HttpReceiver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of two options that exclude each other, the one on the command line holds, else that of the environment, else that of
 * the file.
 */
class ExcludingOptionsTest {

    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Result run(String file, String... args) throws IOException {
        Path config = Files.writeString(folder.resolve("my.properties"), file);
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--config", config.toString()));
        if (!List.of(args).contains("--es-url")) {
            all.addAll(List.of("--es-url", NOWHERE));
        }
        environment.put("HTTPMONITOR_DATA", folder.toString());
        return new Commands(environment).run(all.toArray(String[]::new));
    }

    private static String login(String user, String password) {
        return "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.US_ASCII));
    }

    /** What is sent as who asks; {@code HOST} in an argument is the server's address. */
    private Set<String> sent(String file, String... args) throws IOException {
        try (HttpReceiver server = new HttpReceiver()) {
            List<String> all = new ArrayList<>(List.of("check"));
            for (String arg : args) {
                all.add(arg.replace("HOST", server.url("").getAuthority()));
            }
            if (!all.contains("--es-url")) {
                all.addAll(List.of("--es-url", server.url("").toString()));
            }
            run(file, all.toArray(String[]::new));
            return server.received().stream()
                    .map(request -> request.header("Authorization"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void aTypedUserIsNeverReplacedByAKey() throws IOException {
        assertThat(sent("api-key = k1\n", "--username", "elastic", "--password", "p"))
                .containsExactly(login("elastic", "p"));
        environment.put("HTTPMONITOR_API_KEY", "k2");
        environment.put("HTTPMONITOR_PASSWORD", "p");
        assertThat(sent("", "--username", "elastic")).containsExactly(login("elastic", "p"));
        assertThat(sent("api-key = k1\nusername = bob\n", "--es-url", "http://elastic:q@HOST"))
                .containsExactly(login("elastic", "q"));
    }

    @Test
    void aTypedKeyIsNotReplacedByAUser() throws IOException {
        environment.put("HTTPMONITOR_USERNAME", "elastic");
        environment.put("HTTPMONITOR_PASSWORD", "p");
        assertThat(sent("", "--api-key", "k")).containsExactly("ApiKey k");
        assertThat(sent("api-key = k\n")).containsExactly(login("elastic", "p"));
        assertThat(sent("", "--es-url", "http://bob:q@HOST", "--api-key", "k")).containsExactly("ApiKey k");
    }

    @Test
    void aTypedUserWithoutAPasswordIsNotReplacedByAKey() throws IOException {
        assertThat(run("api-key = k\n", "watch", "--once", "--username", "elastic")
                        .err())
                .startsWith("--username needs --password, or HTTPMONITOR_PASSWORD, or HTTPMONITOR_PASSWORD_FILE.");
    }

    @Test
    void aUserAndAKeyOfTheSameOriginAreWrongUsage() throws IOException {
        Result wrong = run("api-key = k\nusername = elastic\npassword = p\n", "watch", "--once");

        assertThat(wrong.err())
                .startsWith("--api-key and --username exclude each other (--api-key is set by 'api-key' in ")
                .contains(", --username is set by 'username' in ");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(run("", "watch", "--once", "--username", "elastic", "--api-key", "k")
                        .err())
                .startsWith("--api-key and --username exclude each other.");
        environment.put("HTTPMONITOR_USERNAME", "elastic");
        environment.put("HTTPMONITOR_API_KEY_FILE", folder.resolve("none").toString());
        assertThat(run("", "watch", "--once", "--api-key", "k").code()).isEqualTo(1);
    }

    @Test
    void theTrustOfTheStrongerOriginHolds() throws IOException {
        String missing = folder.resolve("ca.pem").toString();

        assertThat(run("ca-cert = " + missing + "\n", "watch", "--once", "--ca-fingerprint", "x")
                        .err())
                .startsWith("A CA fingerprint must be the 64 hex digits of a SHA-256.");
        assertThat(run(
                                "ca-fingerprint = x\n",
                                "watch",
                                "--once",
                                "--ca-cert",
                                missing,
                                "--es-url",
                                "https://127.0.0.1:1")
                        .err())
                .startsWith("The CA file " + missing + " does not exist, check --ca-cert.");
        assertThat(run("ca-fingerprint = x\nca-cert = " + missing + "\n", "watch", "--once")
                        .err())
                .startsWith("--ca-cert and --ca-fingerprint exclude each other (--ca-cert is set by 'ca-cert' in ");
    }

    @Test
    void aTypedNoWebBeatsAPortAndItsToken() throws IOException {
        String log = Files.createFile(folder.resolve("access.log")).toString();
        String[] up = {"up", "--once", "--log-file", log, "--no-web"};

        assertThat(run("web = 99999\nweb-token-file = none\n", up).code()).isEqualTo(1);
        assertThat(run("no-web = true\n", "up", "--once", "--log-file", log, "--web", "99999")
                        .err())
                .startsWith("--web is written PORT or HOST:PORT, not '99999'.");
        assertThat(run("web = 99999\nno-web = true\n", "up", "--once", "--log-file", log)
                        .err())
                .startsWith("--no-web and --web exclude each other (--no-web is set by 'no-web' in ");
        assertThat(run("", "watch", "--once", "--web-token-file", "none").err())
                .startsWith("--web-token-file needs --web.");
    }

    @Test
    void aTypedLogBeatsADemo() throws IOException {
        String log = Files.createFile(folder.resolve("access.log")).toString();

        assertThat(run("demo = true\n", "up", "--once", "--log-file", log).err())
                .contains("Watching " + log)
                .doesNotContain("is not watched");
    }

    /** Wrong usage ends before a store or a container starts; which sentence it is shows which option holds. */
    @Test
    void aTypedStackBeatsACluster() throws IOException {
        String log = Files.createFile(folder.resolve("access.log")).toString();
        String cluster = "es-url = " + NOWHERE + "\n";

        assertThat(upOn(cluster, log, "--stack", "embedded", "--heap", "none").err())
                .startsWith("--heap is a size such as 512m or 2g, not 'none'.");
        assertThat(upOn(cluster, log, "--stack", "docker", "--from-end").err())
                .containsAnyOf("--from-end needs --stack embedded", "--stack docker cannot be used");
        assertThat(upOn(cluster, log, "--stack", "auto").err()).contains("Elasticsearch at " + NOWHERE);
        assertThat(upOn("stack = embedded\nheap = none\n", log, "--es-url", NOWHERE)
                        .err())
                .contains("Elasticsearch at " + NOWHERE);
        assertThat(upOn("", log, "--es-url", NOWHERE, "--stack", "docker").err())
                .startsWith("--es-url and --stack docker exclude each other.");
        Result wrong = upOn(cluster + "stack = embedded\n", log);
        assertThat(wrong.err())
                .startsWith("--es-url and --stack embedded exclude each other (--es-url is set by 'es-url' in ")
                .contains(", --stack is set by 'stack' in ");
        assertThat(wrong.code()).isEqualTo(2);
    }

    private Result upOn(String file, String log, String... args) throws IOException {
        Path config = Files.writeString(folder.resolve("my.properties"), file);
        List<String> all = new ArrayList<>(List.of("up", "--once", "--log-file", log, "--config", config.toString()));
        all.addAll(List.of(args));
        return new Commands(Map.of("HTTPMONITOR_DATA", folder.resolve("data").toString()))
                .run(all.toArray(String[]::new));
    }

    @Test
    void aTypedQuestionAboutAlertsBeatsAnotherOneAndAnOutput() throws IOException {
        assertThat(run("output = csv\nsuggest = 1/day\n", "alerts", "--explain", "-1h")
                        .code())
                .isEqualTo(1);
        assertThat(run("explain = -1h\n", "alerts", "--output", "csv").code()).isEqualTo(1);
        assertThat(run("explain = -1h\noutput = csv\n", "alerts").err())
                .startsWith("--explain and --output csv exclude each other (--explain is set by 'explain' in ");
        assertThat(run("", "alerts", "--explain", "-1h", "--suggest", "1/day").err())
                .startsWith("--suggest and --explain exclude each other.");
    }
}
