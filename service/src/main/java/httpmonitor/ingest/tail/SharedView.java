package httpmonitor.ingest.tail;

import httpmonitor.ingest.tail.checkpoint.CheckpointFolder;
import httpmonitor.ingest.tail.file.FileStat;
import httpmonitor.ingest.tail.file.Handles;
import httpmonitor.ingest.tail.identity.KnownFile;
import httpmonitor.ingest.tail.identity.KnownFiles;
import httpmonitor.ingest.tail.identity.Origin;
import httpmonitor.ingest.tail.identity.Recogniser;
import httpmonitor.ingest.tail.identity.Siblings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the sources of one tailer share: which source holds which file, and all known files. */
final class SharedView {
    private final TailOptions options;
    private final CheckpointFolder folder;
    private final Handles handles;
    private final LineMemory lineMemory;
    private final Siblings siblings = new Siblings();
    private final Map<Object, OpenFile> holders = new HashMap<>();
    private final Map<Path, FileSource> sources = new LinkedHashMap<>();
    private final Recogniser recogniser;
    private final KnownFiles known = new KnownFiles();
    private @Nullable KnownFiles ofOtherSources;

    SharedView(TailOptions options, CheckpointFolder folder) {
        this.options = options;
        this.folder = folder;
        this.handles = new Handles(options.handles());
        this.lineMemory = new LineMemory(options.lineMemory());
        this.recogniser = new Recogniser(options.host(), this::originsOf);
    }

    TailOptions options() {
        return options;
    }

    Handles handles() {
        return handles;
    }

    LineMemory lineMemory() {
        return lineMemory;
    }

    Siblings siblings() {
        return siblings;
    }

    Recogniser recogniser() {
        return recogniser;
    }

    Map<Path, FileSource> sources() {
        return sources;
    }

    /**
     * The open file with this {@link FileStat#key}. None where it has neither a handle nor its path any more: then the
     * key may belong to another file by now.
     */
    @Nullable
    OpenFile holderOf(Object key) throws IOException {
        OpenFile holder = holders.get(key);
        boolean holds = holder != null
                && (!holder.isEvicted()
                        || holder.confirmPath(FileStat.of(holder.stat().path())));
        return holds ? holder : null;
    }

    void held(OpenFile file) {
        holders.put(file.stat().key(), file);
    }

    void released(OpenFile file) {
        holders.remove(file.stat().key(), file);
    }

    /** Forgets the files of other sources, whose processes may have read more of them by the next look. */
    void forgetOthers() {
        ofOtherSources = null;
    }

    /** The files that the sources of this tailer know. */
    KnownFiles known() {
        return known;
    }

    private List<Origin> originsOf(FileStat stat, Predicate<KnownFile> beginsLike) throws IOException {
        List<Origin> found = new ArrayList<>(ofOtherSources().of(stat, beginsLike));
        found.addAll(known.of(stat, beginsLike));
        return found;
    }

    /** The files in the checkpoints of other tailers' sources; read again after {@link #forgetOthers}. */
    private KnownFiles ofOtherSources() throws IOException {
        KnownFiles found = ofOtherSources;
        if (found == null) {
            found = new KnownFiles();
            Set<Path> own = new HashSet<>();
            sources.values()
                    .forEach(source -> own.add(source.memory().checkpoint().path()));
            try {
                found.addAll(folder.knownElsewhere(own));
            } catch (IOException e) {
                throw new IOException("The folder of checkpoints cannot be read", e);
            }
            ofOtherSources = found;
        }
        return found;
    }
}
