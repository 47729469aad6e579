package httpmonitor.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import httpmonitor.torture.WrittenHits.Fire;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to.
 *
 * @param fires when the alert fired, by the lines that were written
 * @param alerts what {@code alerts --output json} said at the end
 */
record ChaosSummary(
        Chaos chaos,
        Stage stage,
        Mishaps mishaps,
        Findings findings,
        List<Fire> fires,
        PollerWitness witness,
        KeptProgram ship,
        KeptProgram poller,
        String alerts) {

    /** How many lines. */
    long written() {
        return stage.lines().count();
    }

    /** Numbers of lines that are not stored. */
    List<Long> missing() {
        return findings.missing(stage.lines());
    }

    /** What was shown that was not so, by the poller and by the screen. */
    List<String> wrong() {
        List<String> wrong = new ArrayList<>(witness.wrong(fires));
        wrong.addAll(stage.screen().wrong(fires));
        return wrong;
    }

    /** The alerts that a command finds in what is stored. */
    List<Fire> found() throws IOException {
        List<Fire> found = new ArrayList<>();
        for (JsonNode alert : new ObjectMapper().readTree(alerts)) {
            found.add(new Fire(time(alert, "fired_at").orElseThrow(), time(alert, "recovered_at")));
        }
        return found;
    }

    private static Optional<Instant> time(JsonNode alert, String field) {
        return alert.path(field).isNull()
                ? Optional.empty()
                : Optional.of(Instant.parse(alert.path(field).asText()));
    }

    String text() throws IOException {
        return """
                seed        %d
                time        %.1f minutes
                mishaps     %s
                left out    %s
                written     %,d lines
                missing     %s
                doubled     %s
                torn        %s
                fired       %s
                found       %s
                said        %s
                wrong       %s
                watch       %d ticks %s, at most %d s without one, ended by itself %d times
                screen      %d looks
                ship        peak of resident memory %d MB, ended by itself %d times
                """.formatted(
                        chaos.seed(),
                        chaos.time().toMillis() / 60_000.0,
                        mishaps.tally(),
                        mishaps.leftOut(),
                        written(),
                        Findings.some(missing()),
                        Findings.some(findings.doubled()),
                        Findings.some(findings.foreign()),
                        fires,
                        found(),
                        witness.said(),
                        Findings.some(wrong()),
                        witness.ticks(),
                        witness.states(),
                        witness.longestSilence().toSeconds(),
                        poller.endedByItself(),
                        stage.screen().frames(),
                        ship.peakMegabytes(),
                        ship.endedByItself());
    }
}
