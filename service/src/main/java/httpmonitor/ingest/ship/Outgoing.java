package httpmonitor.ingest.ship;

import httpmonitor.accesslog.line.AccessLogEntry;
import httpmonitor.accesslog.line.ParsedLine;
import httpmonitor.accesslog.line.Refused;
import httpmonitor.ingest.ship.EntrySink.LineOrigin;
import httpmonitor.ingest.ship.EntrySink.Rejection;
import httpmonitor.ingest.tail.Tailed;
import httpmonitor.ingest.tail.TailedFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A batch, its lines, and how far each file is answered once the batch is. It can be split where the store refuses the
 * whole, or a part of it.
 */
final class Outgoing {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_LINES = 2000;
    private static final int SMALLEST_CUT = 1024;

    /** A line keeps its block in memory, of which it may be a small part. */
    private static final int MOST_BLOCKS_BYTES = 1 << 23;

    private static final String REST =
            "the rest of a line that is counted already: its beginning was taken when it had no end yet";

    private static final String PART = "a part of a line whose end is not in this file";

    private static final String ENDLESS = "a part of a line whose end did not follow in time";

    private final EntrySink sink;
    private final LineIds ids;
    private final LineParsers parsers;
    private final EntrySink.Batch batch;
    private final List<OutgoingLine> lines = new ArrayList<>();
    private final Map<TailedFile, Tailed.Line> lastComplete = new LinkedHashMap<>();
    private final Map<TailedFile, Tailed.Line> lastIncomplete = new LinkedHashMap<>();
    private byte[] lastBlock = {};
    private long blocksBytes;

    Outgoing(EntrySink sink, LineIds ids, LineParsers parsers) {
        this.sink = sink;
        this.ids = ids;
        this.parsers = parsers;
        this.batch = sink.newBatch();
    }

    EntrySink.Batch batch() {
        return batch;
    }

    List<OutgoingLine> lines() {
        return lines;
    }

    /** Whether it covers no line, not even a skipped one. */
    boolean isEmpty() {
        return lines.isEmpty() && lastComplete.isEmpty() && lastIncomplete.isEmpty();
    }

    boolean isFull() {
        return batch.bytes() >= MOST_BYTES || lines.size() >= MOST_LINES || blocksBytes >= MOST_BLOCKS_BYTES;
    }

    /** Parses a line and adds the result. */
    void add(Tailed.Line line, Instant read) {
        noteBlock(line.block());
        if (line.isCut()) {
            giveUpParts(line.file(), read);
            standForUpTo(line);
            addAside(unparsed(line, Refused.tooLong(line.length()).reason(), read, false));
            return;
        }
        ParsedLine parsed = parsers.parse(line);
        // Within a line of several parts the checkpoint stays before the first one: a crash then repeats all parts, and
        // the lines between them, which are sent meanwhile.
        if (!parsers.isWithinLine(line.file())) {
            standForUpTo(line);
        }
        addParsed(line, parsed, read);
        if (parsers.hasTooMuch(line.file())) {
            giveUpParts(line.file(), read);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same array, not the same bytes
    private void noteBlock(byte[] block) {
        blocksBytes += block == lastBlock ? 0 : block.length;
        lastBlock = block;
    }

    /** Adds the parts of a line whose end is not to be expected as unparsed. What follows is read without them. */
    void giveUpParts(TailedFile file, Instant read) {
        giveUpParts(file, ENDLESS, read);
    }

    private void giveUpParts(TailedFile file, String reason, Instant read) {
        parsers.lastWithinLine(file).ifPresent(last -> {
            standForUpTo(last);
            parsers.giveUp(file).forEach(part -> addAside(unparsed(part, reason, read, true)));
        });
    }

    /** Adds the parts of an incomplete line at the end of a file as unparsed. */
    void end(TailedFile file, Instant read) {
        giveUpParts(file, PART, read);
        parsers.forget(file);
    }

    /** The rest of a line that an earlier run took without its LF is no second hit. */
    private void addParsed(Tailed.Line line, ParsedLine parsed, Instant read) {
        List<Tailed.Line> parts = parsers.takeJoined(line.file());
        boolean within = parsers.isWithinLine(line.file());
        if (line.rest() && !(parsed instanceof ParsedLine.Skipped)) {
            addAside(unparsed(line, REST, read, within));
            return;
        }
        switch (parsed) {
            case AccessLogEntry entry -> addHit(line, entry, read, within);
            case ParsedLine.Unparsed unparsed -> {
                parts.forEach(part -> addAside(unparsed(part, unparsed.reason(), read, true)));
                addAside(unparsed(line, unparsed.reason(), read, within));
            }
            case ParsedLine.Skipped skipped -> {}
            case ParsedLine.Part part -> {}
        }
    }

    private void standForUpTo(Tailed.Line line) {
        (line.complete() ? lastComplete : lastIncomplete).put(line.file(), line);
    }

    private static OutgoingLine unparsed(Tailed.Line line, String reason, Instant read, boolean within) {
        return new OutgoingLine(line, OutgoingLine.Kind.UNPARSED, reason, line.to() - line.from(), null, read, within);
    }

    private void addHit(Tailed.Line line, AccessLogEntry entry, Instant read, boolean within) {
        batch.addHit(ids.of(line), entry, origin(line), read, line.file().routedAsOf());
        lines.add(new OutgoingLine(line, OutgoingLine.Kind.HIT, "", 0, entry, read, within));
    }

    private void addAside(OutgoingLine aside) {
        Tailed.Line line = aside.line();
        batch.addUnparsed(
                ids.of(line),
                line.bytes(),
                line.from(),
                line.from() + aside.kept(),
                aside.reason(),
                origin(line),
                aside.read());
        lines.add(aside);
    }

    private static LineOrigin origin(Tailed.Line line) {
        return new LineOrigin(line.file().path(), line.offset());
    }

    /** Notes that it is about to be sent; {@code true} where the checkpoint has to be saved first. */
    boolean aboutToSend() {
        boolean complete = aboutToSend(lastComplete);
        boolean incomplete = aboutToSend(lastIncomplete);
        boolean save = complete || incomplete;
        for (OutgoingLine line : lines) {
            if (line.within()) { // it may lie behind the last line that the batch covers
                save |= line.line().file().aboutToSend(line.line().next());
            }
        }
        return save;
    }

    private static boolean aboutToSend(Map<TailedFile, Tailed.Line> last) {
        boolean save = false;
        for (Map.Entry<TailedFile, Tailed.Line> line : last.entrySet()) {
            save |= line.getKey().aboutToSend(line.getValue().next());
        }
        return save;
    }

    /** The two halves; the files are answered as far as by the whole once the second half is. */
    List<Outgoing> halves() {
        Outgoing first = new Outgoing(sink, ids, parsers);
        Outgoing second = new Outgoing(sink, ids, parsers);
        int middle = lines.size() / 2;
        lines.subList(0, middle).forEach(first::addAgain);
        lines.subList(middle, lines.size()).forEach(second::addAgain);
        second.standFor(this);
        return List.of(first, second);
    }

    /**
     * The lines that the store refused, as unparsed lines with its reasons. A line that was refused as unparsed too
     * goes to {@code lost}.
     */
    Outgoing refused(List<Rejection> rejections, Consumer<OutgoingLine> lost) {
        Outgoing aside = new Outgoing(sink, ids, parsers);
        for (Rejection rejection : rejections) {
            OutgoingLine line = lines.get(rejection.index());
            OutgoingLine refused = line.refused(rejection.reason(), line.length());
            if (line.kind() == OutgoingLine.Kind.REFUSED) {
                lost.accept(refused);
            } else {
                aside.addAside(refused);
            }
        }
        aside.standFor(this);
        return aside;
    }

    /** Its one line, which is too large for the store, with what can be kept of it. */
    Outgoing shortened(Consumer<OutgoingLine> lost) {
        Outgoing aside = new Outgoing(sink, ids, parsers);
        OutgoingLine line = lines.getFirst();
        int length = line.kind() == OutgoingLine.Kind.HIT ? line.length() : line.kept();
        OutgoingLine cut =
                line.refused("too large for the store: " + line.line().length() + " bytes, cut", length / 2);
        if (length <= SMALLEST_CUT) {
            lost.accept(cut);
        } else {
            aside.addAside(cut);
        }
        aside.standFor(this);
        return aside;
    }

    private void addAgain(OutgoingLine line) {
        if (!line.within()) {
            standForUpTo(line.line());
        }
        AccessLogEntry entry = line.entry();
        if (entry != null) {
            addHit(line.line(), entry, line.read(), line.within());
        } else {
            addAside(line);
        }
    }

    private void standFor(Outgoing whole) {
        lastComplete.putAll(whole.lastComplete);
        lastIncomplete.putAll(whole.lastIncomplete);
    }

    /** Everything up to its last lines has been answered for: the end of it. */
    void answered() {
        batch.recycle();
        lastComplete.forEach((file, line) -> file.answered(line.mark()));
        lastIncomplete.forEach((file, line) -> file.answeredLast(line.next()));
    }
}
