package httpmonitor.accesslog.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The formats of JSON objects, compiled, so that an object is read once for all of them. The keys that any format uses
 * are a tree. {@code request.uri} is the key {@code uri} in the object {@code request}, or one key with a dot. In a
 * longer name each dot may be either. Immutable.
 */
final class JsonFormats {

    /**
     * A format whose key names are replaced by slot numbers.
     *
     * @param required groups of slots; an object matches where each group has a value
     */
    @SuppressWarnings("ArrayRecordComponent") // read for every line, and never compared
    record Compiled(String about, int[][] required, int[] slots, Meaning[] meanings) {}

    /** A key that has members or a value of its own. */
    static final class Node {
        private static final int NO_SLOT = -1;

        private final Map<String, Node> children = new LinkedHashMap<>();
        private byte[][] keys = {};
        private Node[] nodes = {};
        private int slot = NO_SLOT;

        /** The slot of this key's value, negative where only its members are used. */
        int slot() {
            return slot;
        }

        boolean hasMembers() {
            return !children.isEmpty();
        }

        /** The member with this key, {@code null} where no format uses it. */
        @Nullable
        Node member(byte[] bytes, int from, int to) {
            int mask = keys.length - 1;
            for (int i = hash(bytes, from, to) & mask; keys[i] != null; i = (i + 1) & mask) {
                if (Arrays.equals(keys[i], 0, keys[i].length, bytes, from, to)) {
                    return nodes[i];
                }
            }
            return null;
        }

        /** Puts the members into a hash table that is at most half full. */
        @SuppressWarnings("NullAway") // a free place of the table is null
        private void freeze() {
            int size = Integer.highestOneBit(Math.max(1, children.size())) * 4;
            keys = new byte[size][];
            nodes = new Node[size];
            children.forEach((key, node) -> {
                byte[] bytes = key.getBytes(UTF_8);
                int i = hash(bytes, 0, bytes.length) & (size - 1);
                while (keys[i] != null) {
                    i = (i + 1) & (size - 1);
                }
                keys[i] = bytes;
                nodes[i] = node;
                node.freeze();
            });
        }

        private static int hash(byte[] bytes, int from, int to) {
            int length = to - from;
            return length == 0 ? 0 : length * 31 + bytes[from] * 7 + bytes[to - 1] + (bytes[from + length / 2] << 3);
        }
    }

    private final Node root = new Node();
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private final List<Compiled> formats;

    JsonFormats(List<Format> formats) {
        this.formats = formats.stream().map(this::compile).toList();
        root.freeze();
    }

    private Compiled compile(Format format) {
        int[][] required = format.required().stream()
                .map(group -> slots(List.of(group.split("\\|", -1))))
                .toArray(int[][]::new);
        return new Compiled(
                format.about(),
                required,
                slots(format.fields().keySet()),
                format.fields().values().toArray(Meaning[]::new));
    }

    private int[] slots(Collection<String> names) {
        return names.stream().mapToInt(this::slot).toArray();
    }

    private int slot(String name) {
        return slots.computeIfAbsent(name, unused -> {
            int slot = slots.size();
            node(name.split("\\.", -1)).slot = slot;
            return slot;
        });
    }

    /** The node below these keys; also found where neighbouring keys are written as one, with dots between them. */
    private Node node(String[] keys) {
        List<Node> path = new ArrayList<>(List.of(root));
        for (int i = 0; i < keys.length; i++) {
            Node node = path.get(i).children.computeIfAbsent(keys[i], unused -> new Node());
            path.add(node);
            String dotted = keys[i];
            for (int above = i - 1; above >= 0; above--) {
                dotted = keys[above] + "." + dotted;
                path.get(above).children.putIfAbsent(dotted, node);
            }
        }
        return path.get(keys.length);
    }

    Node root() {
        return root;
    }

    /** The number of slots. */
    int slotCount() {
        return slots.size();
    }

    List<Compiled> formats() {
        return formats;
    }
}
