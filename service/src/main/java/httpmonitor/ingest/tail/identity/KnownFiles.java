package httpmonitor.ingest.tail.identity;

import httpmonitor.ingest.tail.file.FileStat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The files that were read before, indexed by inode, to find the same file again, and by name, to find the original of
 * a copy. So looking up one of thousands of files compares only the few that it may come from.
 */
public final class KnownFiles {

    /** The known files of one source, as of the call. */
    public interface Memory {
        Stream<Origin> known();
    }

    private final Map<Long, Set<Memory>> byInode = new HashMap<>();
    private final Map<String, Set<Memory>> byName = new HashMap<>();
    private final Map<String, Set<Memory>> byNameWithoutNumber = new HashMap<>();

    /** Notes that a memory knows a file with this inode and these paths. */
    public void add(Memory memory, long inode, String... paths) {
        byInode.computeIfAbsent(inode, unused -> new LinkedHashSet<>()).add(memory);
        for (String path : paths) {
            byName.computeIfAbsent(path, unused -> new LinkedHashSet<>()).add(memory);
            byNameWithoutNumber
                    .computeIfAbsent(RotatedName.unnumbered(path), unused -> new LinkedHashSet<>())
                    .add(memory);
        }
    }

    /** Adds files that do not change any more. */
    public void addAll(List<Origin> origins) {
        for (Origin origin : origins) {
            add(
                    () -> Stream.of(origin),
                    origin.file().inode(),
                    origin.source(),
                    origin.file().path());
        }
    }

    public void remove(Memory memory) {
        Stream.<Map<?, Set<Memory>>>of(byInode, byName, byNameWithoutNumber)
                .forEach(index -> index.values().removeIf(found -> found.remove(memory) && found.isEmpty()));
    }

    /**
     * The files that this file may be, or may be a copy of, by inode and name.
     *
     * @param beginsLike whether a known file begins like this file; asked first, as it costs less than comparing names
     */
    public List<Origin> of(FileStat stat, Predicate<KnownFile> beginsLike) {
        Set<String> origins = RotatedName.origins(stat.path().toString());
        Set<Memory> memories = new LinkedHashSet<>(byInode.getOrDefault(stat.inode(), Set.of()));
        memories.addAll(byName.getOrDefault(stat.path().toString(), Set.of()));
        for (String name : origins) {
            memories.addAll(byName.getOrDefault(name, Set.of()));
            memories.addAll(byNameWithoutNumber.getOrDefault(name, Set.of()));
        }
        List<Origin> found = new ArrayList<>();
        for (Memory memory : memories) {
            memory.known()
                    .filter(origin -> beginsLike.test(origin.file()) && isNear(origin, stat, origins))
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isNear(Origin origin, FileStat stat, Set<String> origins) {
        return origin.file().inode() == stat.inode()
                || isNear(origin.file().path(), stat.path().toString(), origins)
                || isNear(origin.source(), stat.path().toString(), origins);
    }

    private static boolean isNear(String origin, String path, Set<String> origins) {
        return origin.equals(path) || origins.contains(origin) || origins.contains(RotatedName.unnumbered(origin));
    }
}
