package httpmonitor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of a secured Elasticsearch: the distribution that the build unpacked, as hard links, with a plugin of our
 * own, and its configuration.
 */
record SecuredFolder(Path root) {

    /**
     * Ends Elasticsearch when the JVM of the tests ends, however that ends: the other end of the pipe is then closed.
     */
    private static final String WATCHED =
            "exec 3<&0; (cat <&3 >/dev/null; kill $$) & exec 3<&-; exec \"$@\" </dev/null";

    private static final int NOBODY = 65534;

    /** Links the distribution, and compiles the plugin for it. */
    static SecuredFolder create() throws IOException {
        Path distribution = EmbeddedDistribution.path();
        Path root = distribution.resolveSibling("secured-store-" + UUID.randomUUID());
        Path elasticsearch = root.resolve("elasticsearch");
        for (String part : List.of("bin", "lib", "modules")) {
            link(distribution.resolve(part), elasticsearch.resolve(part));
        }
        for (String part : List.of("config/jvm.options.d", "data", "logs", "tmp")) {
            Files.createDirectories(root.resolve(part));
        }
        for (String file : List.of("jvm.options", "log4j2.properties", "roles.yml", "role_mapping.yml")) {
            Files.copy(
                    distribution.resolve("config").resolve(file),
                    root.resolve("config").resolve(file));
        }
        PluginBuild.into(elasticsearch, distribution.getFileName().toString().replace("elasticsearch-", ""));
        return new SecuredFolder(root.toAbsolutePath());
    }

    /** Writes the configuration, with one user. */
    void configure(int port, int transport, String user, String userRole) throws IOException, InterruptedException {
        Path config = root.resolve("config");
        TestCertificate.write(config.resolve("http.crt"), config.resolve("http.key"));
        Files.writeString(config.resolve("users"), user + "\n");
        Files.writeString(config.resolve("users_roles"), userRole + "\n");
        Files.writeString(config.resolve("elasticsearch.yml"), """
                cluster.name: secured
                path.data: %1$s/data
                path.logs: %1$s/logs
                http.host: 127.0.0.1
                http.port: %2$d
                transport.host: 127.0.0.1
                transport.port: %3$d
                discovery.type: single-node
                cluster.routing.allocation.disk.threshold_enabled: false
                xpack.security.enabled: true
                xpack.security.http.ssl.enabled: true
                xpack.security.http.ssl.certificate: http.crt
                xpack.security.http.ssl.key: http.key
                xpack.security.transport.ssl.enabled: false
                xpack.security.authc.api_key.enabled: true
                xpack.security.authc.realms.file.file.order: 0
                xpack.security.authc.realms.native.native.order: 1
                """.formatted(root, port, transport));
        Files.writeString(config.resolve("jvm.options.d/test.options"), """
                -Xms320m
                -Xmx320m
                -XX:-UseG1GC
                -XX:+UseSerialGC
                -XX:TieredStopAtLevel=1
                -XX:-HeapDumpOnOutOfMemoryError
                -Des.queryable_built_in_roles_enabled=false
                """);
    }

    /**
     * The process that starts Elasticsearch. Elasticsearch refuses to run as root, so root starts it as another user.
     */
    ProcessBuilder process() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", WATCHED, "elasticsearch"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(asAnotherUser());
        }
        command.add(root.resolve("elasticsearch/bin/elasticsearch").toString());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("ES_") || name.contains("JAVA_"));
        builder.environment().put("ES_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ES_PATH_CONF", root.resolve("config").toString());
        builder.environment().put("ES_TMPDIR", root.resolve("tmp").toString());
        return builder;
    }

    private List<String> asAnotherUser() throws IOException, InterruptedException {
        List<String> namespace = List.of("unshare", "--user", "--map-user=1000", "--map-group=1000");
        if (new ProcessBuilder(Stream.concat(namespace.stream(), Stream.of("true"))
                                .toList())
                        .start()
                        .waitFor()
                == 0) {
            return namespace;
        }
        for (String part : List.of("config", "data", "logs", "tmp")) {
            try (Stream<Path> files = Files.walk(root.resolve(part))) {
                for (Path file : files.toList()) {
                    Files.setAttribute(file, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    Path certificate() {
        return root.resolve("config/http.crt");
    }

    Path console() {
        return root.resolve("console.log");
    }

    void delete() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                Path target = to.resolve(from.relativize(file).toString());
                try {
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.createLink(target, file);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
