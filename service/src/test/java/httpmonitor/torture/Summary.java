package httpmonitor.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a run came to. */
record Summary(
        Torture torture,
        WebServer server,
        Killer killer,
        KeptProgram ship,
        KeptProgram store,
        NumberedLines written,
        Findings findings) {

    private static final Pattern CUT = Pattern.compile("at least (\\d+) bytes were cut");

    /**
     * Bytes that ship says it had not read when they were cut: here they stand in a copy, or were stored by a run that
     * was killed.
     */
    private long saidToBeCut() throws IOException {
        Path said = torture.folder().resolve("ship.out");
        return CUT.matcher(Files.readString(said))
                .results()
                .mapToLong(cut -> Long.parseLong(cut.group(1)))
                .sum();
    }

    String text() throws IOException {
        List<Long> missing = findings.missing(written);
        return """
                seed        %d
                time        %.1f minutes
                kills       %d by -9 (%s)
                rotations   %s; given up %d
                written     %,d lines, %,d of them to two logs
                stored      %,d hits, %,d that are no hits
                missing     %s
                doubled     %s
                torn        %s
                ship        peak of resident memory %d MB, at most %d open files, ended by itself %d times
                ship said   %,d bytes cut that had not been read there
                store       ended by itself %d times
                """.formatted(
                        torture.seed(),
                        torture.time().toMillis() / 60_000.0,
                        killer.suddenKills(),
                        killer.tally(),
                        server.tally(),
                        server.givenUp(),
                        written.count(),
                        written.twice().cardinality(),
                        findings.hits(),
                        findings.noHits(),
                        Findings.some(missing),
                        Findings.some(findings.doubled()),
                        Findings.some(findings.foreign()),
                        ship.peakMegabytes(),
                        ship.mostFiles(),
                        ship.endedByItself(),
                        saidToBeCut(),
                        store.endedByItself());
    }
}
