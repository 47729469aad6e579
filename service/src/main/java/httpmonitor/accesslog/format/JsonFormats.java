package httpmonitor.accesslog.format;

import java.util.ArrayList;
import java.util.List;

/** The formats of JSON objects, compiled, so that an object is read once for all of them. Immutable. */
final class JsonFormats {

    /**
     * A format whose key names are replaced by slot numbers.
     *
     * @param required groups of slots; an object matches where each group has a value
     */
    @SuppressWarnings("ArrayRecordComponent") // read for every line, and never compared
    record Compiled(String about, int[][] required, int[] slots, Meaning[] meanings) {}

    private final JsonKeys.Node root;
    private final int slots;
    private final List<Compiled> formats = new ArrayList<>();

    JsonFormats(List<Format> formats) {
        JsonKeys keys = new JsonKeys();
        formats.forEach(format -> this.formats.add(compile(format, keys)));
        this.root = keys.freeze();
        this.slots = keys.count();
    }

    private static Compiled compile(Format format, JsonKeys keys) {
        int[][] required = format.required().stream()
                .map(group -> List.of(group.split("\\|", -1)).stream()
                        .mapToInt(keys::slot)
                        .toArray())
                .toArray(int[][]::new);
        int[] slots = format.fields().keySet().stream().mapToInt(keys::slot).toArray();
        return new Compiled(
                format.about(), required, slots, format.fields().values().toArray(Meaning[]::new));
    }

    JsonKeys.Node root() {
        return root;
    }

    /** The number of slots. */
    int slotCount() {
        return slots;
    }

    List<Compiled> formats() {
        return formats;
    }
}
