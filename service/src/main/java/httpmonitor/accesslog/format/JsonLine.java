package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.JsonScanner;
import httpmonitor.accesslog.line.JsonStringDecoder;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.ParsedLine.Unparsed;
import httpmonitor.accesslog.line.Refused;

/** Reads lines that are JSON objects. Reused for the lines of a source. Not thread-safe. */
final class JsonLine {

    private static final int DEEPEST = 8;

    private final JsonFormats formats;
    private final EntryFields fields;
    private final int[] from;
    private final int[] to;
    private final boolean[] escaped;
    private final int[] seenIn;
    private int line;
    private byte[] bytes = {};
    private int decodedTo;
    private String format = "JSON";

    JsonLine(JsonFormats formats, LineRules rules) {
        this.formats = formats;
        this.fields = new EntryFields(rules, EntryFields.ClientNames.WITH_DOTS);
        this.from = new int[formats.slotCount()];
        this.to = new int[formats.slotCount()];
        this.escaped = new boolean[formats.slotCount()];
        this.seenIn = new int[formats.slotCount()];
    }

    /** The format of the object read last. */
    String format() {
        return format;
    }

    /** Reads an object in a {@link Text}. */
    ParsedLine parse(Text text) {
        line++;
        bytes = text.bytes();
        decodedTo = text.end();
        JsonScanner json = new JsonScanner(bytes, 0, text.end());
        if (!json.open('{')) {
            return new Unparsed("JSON, but no object");
        }
        members(json, formats.root(), 0);
        if (!json.isWhole()) {
            return Refused.TORN_JSON;
        }
        for (JsonFormats.Compiled each : formats.formats()) {
            if (hasRequired(each)) {
                format = each.about();
                return entry(each);
            }
        }
        return new Unparsed("JSON, but without the keys of a format that is known");
    }

    private void members(JsonScanner json, JsonFormats.Node node, int depth) {
        while (json.key()) {
            JsonFormats.Node member = node.member(bytes, json.from(), json.to());
            if (member == null || depth == DEEPEST) {
                json.skip();
            } else if (member.hasMembers() && json.isNext('{')) {
                json.open('{');
                members(json, member, depth + 1);
            } else {
                value(json, member.slot());
            }
        }
    }

    /** Reads a value; of an array, its first element. */
    private void value(JsonScanner json, int slot) {
        boolean array = json.open('[');
        boolean any = !array || json.element();
        if (any && json.scalar() && slot >= 0) {
            from[slot] = json.from();
            to[slot] = json.to();
            escaped[slot] = json.isEscaped();
            seenIn[slot] = line;
        }
        while (array && any && json.element()) {
            json.skip();
        }
    }

    private boolean hasRequired(JsonFormats.Compiled format) {
        for (int[] group : format.required()) {
            boolean any = false;
            for (int slot : group) {
                any |= seenIn[slot] == line;
            }
            if (!any) {
                return false;
            }
        }
        return true;
    }

    private ParsedLine entry(JsonFormats.Compiled format) {
        int[] slots = format.slots();
        decode(slots);
        fields.begin(bytes, decodedTo);
        for (int i = 0; i < slots.length; i++) {
            if (seenIn[slots[i]] == line) {
                fields.set(format.meanings()[i], from[slots[i]], to[slots[i]]);
            }
        }
        return fields.build("JSON");
    }

    private void decode(int[] slots) {
        for (int slot : slots) {
            if (seenIn[slot] == line && escaped[slot]) {
                int start = decodedTo;
                decodedTo = JsonStringDecoder.decode(bytes, from[slot], to[slot], bytes, start);
                from[slot] = start;
                to[slot] = decodedTo;
                escaped[slot] = false;
            }
        }
    }
}
