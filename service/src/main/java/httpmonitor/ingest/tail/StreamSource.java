package httpmonitor.ingest.tail;

import httpmonitor.files.FileReason;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.file.StreamContent;
import httpmonitor.ingest.tail.identity.FileIdentity;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.Mark;
import httpmonitor.ingest.tail.identity.Recogniser;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Consumer;

/** Standard input. It has no identity that another run could recognise, and no checkpoint. */
final class StreamSource implements TailedSource {
    private final OpenFile file;
    private boolean over;
    private long lastHit;

    StreamSource(InputStream in, String host, Moment now) throws IOException {
        FileStat stat = FileStat.ofStream(TailOptions.STANDARD_INPUT);
        FileIdentity identity = new FileIdentity(host, 0, UUID.randomUUID().toString());
        file = new OpenFile(stat, new StreamContent(in), Recogniser.Descent.NEW, OpenFile.Phase.LIVE, false, now);
        file.readAs(
                TailedFile.fresh(path(), stat, identity, Mark.START, now.wall(), new ColumnsLine("", () -> "")),
                new LineMemory(0));
    }

    @Override
    public String path() {
        return TailOptions.STANDARD_INPUT;
    }

    /** Reads a block where one has arrived. */
    boolean read(Moment now, Consumer<? super Tailed> events) {
        try {
            return !over && file.read(now, events) == OpenFile.Found.BYTES;
        } catch (IOException e) {
            events.accept(new Tailed.Unreadable(path(), "Standard input cannot be read: " + FileReason.of(e)));
            return false;
        }
    }

    /** Takes the last line once the stream has ended. */
    void settle(Consumer<? super Tailed> events) throws IOException {
        if (!over && file.hasEnded()) {
            over = true;
            file.end(KnownFile.State.FINISHED, events);
        }
    }

    boolean isOver() {
        return over;
    }

    void close() throws IOException {
        file.close();
    }

    @Override
    public boolean wasSeen() {
        return true;
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean isAtEnd() {
        return over;
    }

    @Override
    public long size() {
        return file.position();
    }

    @Override
    public long answeredOffset() {
        TailedFile tailed = file.file();
        return tailed == null ? 0 : tailed.answeredOffset();
    }

    @Override
    public long lastHit() {
        return lastHit;
    }

    @Override
    public void lastHit(long epochSecond) {
        lastHit = epochSecond;
    }
}
