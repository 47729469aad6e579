package httpmonitor.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Compiles the plugin of the test resources against a distribution, so that it fits whichever version the build has.
 */
final class PluginBuild {
    private static final List<String> SOURCES = List.of("SecuredPlugin.java", "Policies.java", "PolicyEndpoint.java");

    private PluginBuild() {}

    static void into(Path elasticsearch, String version) throws IOException {
        Path plugin = Files.createDirectories(elasticsearch.resolve("plugins/secured"));
        Path work = Files.createTempDirectory(elasticsearch, "plugin-build");
        compile(elasticsearch, copiedSources(work), Files.createDirectories(work.resolve("classes")));
        pack(work.resolve("classes"), plugin.resolve("secured.jar"));
        Files.writeString(plugin.resolve("plugin-descriptor.properties"), """
                name=secured
                description=What native users, API keys and lifecycle policies need
                version=1
                elasticsearch.version=%s
                java.version=21
                classname=SecuredPlugin
                extended.plugins=x-pack-core
                """.formatted(version));
    }

    private static List<Path> copiedSources(Path work) throws IOException {
        List<Path> copies = new ArrayList<>();
        for (String source : SOURCES) {
            try (InputStream in = PluginBuild.class.getResourceAsStream("plugin/" + source)) {
                Path copy = work.resolve(source);
                Files.copy(Objects.requireNonNull(in, source), copy);
                copies.add(copy);
            }
        }
        return copies;
    }

    private static void compile(Path elasticsearch, List<Path> sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "--release", "21", "-nowarn", "-proc:none", "-cp", libraries(elasticsearch), "-d", classes + "");
            var units = files.getJavaFileObjectsFromPaths(sources);
            if (!compiler.getTask(messages, files, null, options, null, units).call()) {
                throw new IllegalStateException("the plugin does not compile:\n" + messages);
            }
        }
    }

    private static String libraries(Path elasticsearch) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String folder : List.of("lib", "modules/x-pack-core")) {
            try (Stream<Path> files = Files.list(elasticsearch.resolve(folder))) {
                files.map(Path::toString).filter(file -> file.endsWith(".jar")).forEach(jars::add);
            }
        }
        return String.join(java.io.File.pathSeparator, jars);
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                out.putNextEntry(new JarEntry(file.getFileName().toString()));
                Files.copy(file, out);
            }
        }
    }
}
