package httpmonitor.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The project's {@code docker-compose.yml}, its anchors resolved, its variables as they are written. */
final class ComposeFile {
    static final Path HOME = Path.of(System.getProperty("httpmonitor.home", ".."));

    private final Map<String, Object> root;

    private ComposeFile(Map<String, Object> root) {
        this.root = root;
    }

    static ComposeFile read() throws IOException {
        return new ComposeFile(new Yaml().load(text()));
    }

    static String text() throws IOException {
        return Files.readString(HOME.resolve("docker-compose.yml"));
    }

    List<Service> services() {
        return map(root, "services").entrySet().stream()
                .map(entry -> new Service(entry.getKey(), cast(entry.getValue())))
                .toList();
    }

    Service service(String name) {
        return services().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no service " + name));
    }

    Map<String, Object> secrets() {
        return map(root, "secrets");
    }

    Collection<String> volumes() {
        return map(root, "volumes").keySet();
    }

    private static Map<String, Object> map(Map<String, Object> parent, String name) {
        Object value = parent.get(name);
        return value == null ? Map.of() : cast(value);
    }

    @SuppressWarnings("unchecked") // names are strings in this format
    private static Map<String, Object> cast(Object value) {
        return (Map<String, Object>) value;
    }

    /** A service; its parts are as YAML has them. */
    record Service(String name, Map<String, Object> parts) {

        @Nullable
        Object get(String part) {
            return parts.get(part);
        }

        String text(String part) {
            return Objects.toString(parts.get(part), "");
        }

        Map<String, Object> environment() {
            return map(parts, "environment");
        }

        List<String> list(String part) {
            List<String> texts = new ArrayList<>();
            if (parts.get(part) instanceof Collection<?> values) {
                values.forEach(value -> texts.add(String.valueOf(value)));
            }
            return texts;
        }

        /** Those that are written as one text. */
        List<String> shortVolumes() {
            return list("volumes").stream()
                    .filter(volume -> !volume.startsWith("{"))
                    .toList();
        }

        boolean isJob() {
            return text("restart").equals("no");
        }

        boolean isOurs() {
            return text("image").equals("httpmonitor");
        }

        /** Whose state it waits for, and which. */
        Map<String, String> waitsFor() {
            return map(parts, "depends_on").entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            entry -> String.valueOf(cast(entry.getValue()).get("condition"))));
        }

        /** All of the process's words: what anyone on the machine can read. */
        Stream<String> words() {
            return Stream.of("entrypoint", "command").flatMap(part -> list(part).stream());
        }

        List<String> health() {
            List<String> texts = new ArrayList<>();
            if (map(parts, "healthcheck").get("test") instanceof Collection<?> values) {
                values.forEach(value -> texts.add(String.valueOf(value)));
            }
            return texts;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
