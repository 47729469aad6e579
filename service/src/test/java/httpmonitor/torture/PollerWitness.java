package httpmonitor.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.torture.WrittenHits.Fire;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what a poller says in JSON, notes when it said it, and judges it once all that was written is known. */
final class PollerWitness {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Seconds for which a poller may not know of a fire: blind only behind 30, settled after 3, and 3 for machines that
     * are busy.
     */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(36);

    /** A clock that is this far off is no clock to judge the present by. */
    private static final Duration CLOCK_OFF = Duration.ofSeconds(90);

    private final Path output;
    private final List<Tick> ticks = new ArrayList<>();
    private long position;

    private record Tick(Instant said, JsonNode json) {
        Instant time() {
            return Instant.parse(json.path("time").asText());
        }

        String state() {
            return json.at("/alert/state").asText();
        }
    }

    /** {@code output}: a file to which a poller appends ticks, among other lines. */
    PollerWitness(Path output) {
        this.output = output;
    }

    /** To be called several times a second. */
    synchronized void read() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
            file.seek(position);
            byte[] bytes = new byte[(int) (file.length() - position)];
            file.readFully(bytes);
            int end = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('\n') + 1;
            position += end;
            for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> each.startsWith("{"))
                    .toList()) {
                ticks.add(new Tick(Instant.now(), JSON.readTree(line)));
            }
        }
    }

    synchronized int ticks() {
        return ticks.size();
    }

    /** The state of the last tick; empty before the first. */
    synchronized Optional<String> state() {
        return ticks.isEmpty() ? Optional.empty() : Optional.of(ticks.getLast().state());
    }

    /** How many ticks said which state. */
    synchronized Map<String, Long> states() {
        return ticks.stream().collect(Collectors.groupingBy(Tick::state, TreeMap::new, Collectors.counting()));
    }

    /**
     * When the alert fired and recovered as said in all, corrections included; each as {@code TYPE TIME}, in order of
     * time.
     */
    synchronized List<String> said() {
        List<String> said = new ArrayList<>();
        for (Tick tick : ticks) {
            tick.json().path("transitions").forEach(each -> {
                boolean correction = each.has("of");
                String type = each.path(correction ? "of" : "type").asText();
                said.remove(type + " " + each.path("was").asText());
                if (!each.path("time").isNull()) {
                    said.add(type + " " + each.path("time").asText());
                }
            });
        }
        return said.stream()
                .sorted(Comparator.comparing(event -> event.substring(event.indexOf(' '))))
                .toList();
    }

    /** What {@link #said()} must be in the end. */
    static List<String> expected(List<Fire> fires) {
        List<String> expected = new ArrayList<>();
        for (Fire fire : fires) {
            expected.add("fired " + fire.fired());
            fire.recovered().ifPresent(end -> expected.add("recovered " + end));
        }
        return expected;
    }

    /** The longest time without a tick. */
    synchronized Duration longestSilence() {
        Duration longest = Duration.ZERO;
        for (int i = 1; i < ticks.size(); i++) {
            Duration silence =
                    Duration.between(ticks.get(i - 1).said(), ticks.get(i).said());
            longest = silence.compareTo(longest) > 0 ? silence : longest;
        }
        return longest;
    }

    /** Ticks that said quiet while the alert fired, and recoveries that were none. */
    synchronized List<String> wrong(List<Fire> fires) {
        List<String> wrong = new ArrayList<>();
        for (Tick tick : ticks) {
            if (tick.state().equals("quiet") && isKnown(tick, fires)) {
                wrong.add("quiet for " + tick.time() + ", said at " + tick.said());
            }
            tick.json().path("transitions").forEach(each -> {
                if (isWrongRecovery(each, fires)) {
                    wrong.add(each + ", said at " + tick.said());
                }
            });
        }
        return wrong;
    }

    /** A poller whose clock is off cannot know it while the shipper's clock is off by the same. */
    private static boolean isKnown(Tick tick, List<Fire> fires) {
        boolean clockOff = Duration.between(tick.time(), tick.said()).abs().compareTo(CLOCK_OFF) > 0;
        boolean shipperAgrees =
                Math.abs(tick.json().at("/ingest/heartbeat_age_seconds").asDouble(Double.MAX_VALUE))
                        < UNKNOWN_FOR.toSeconds();
        Instant judged = clockOff && !shipperAgrees ? tick.said() : tick.time();
        return fires.stream()
                .anyMatch(fire -> fire.burnsAt(judged) && fire.fired().isBefore(judged.minus(UNKNOWN_FOR)));
    }

    private static boolean isWrongRecovery(JsonNode transition, List<Fire> fires) {
        if (!transition.path("type").asText().equals("recovered")) {
            return false;
        }
        Optional<Instant> at = Optional.of(Instant.parse(transition.path("time").asText()));
        return fires.stream().noneMatch(fire -> fire.recovered().equals(at));
    }
}
