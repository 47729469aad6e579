package httpmonitor.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jruby.embed.LocalContextScope;
import org.jruby.embed.LocalVariableBehavior;
import org.jruby.embed.ScriptingContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Logstash's heartbeats say of lines that it has not read, by the pipeline's own script. */
class CoverageScriptTest {

    /** What the script uses of Logstash's events. */
    private static final String EVENT = """
            class Event
              Timestamp = Struct.new(:to_f)
              attr_reader :fields
              def initialize(time, fields)
                @time = time
                @fields = fields
              end
              def timestamp
                Timestamp.new(@time)
              end
              def get(name)
                @fields[name]
              end
              def set(name, value)
                @fields[name] = value
              end
            end
            """;

    @TempDir
    private Path folder;

    private final ScriptingContainer ruby =
            new ScriptingContainer(LocalContextScope.SINGLETHREAD, LocalVariableBehavior.TRANSIENT);
    private Path log;
    private Path sincedb;

    @BeforeEach
    void load() throws IOException {
        log = folder.resolve("access.log");
        sincedb = folder.resolve("sincedb");
        ruby.runScriptlet(EVENT);
        ruby.runScriptlet("$script = Object.new");
        ruby.put("$text", Files.readString(Corpus.LOGSTASH.resolve("pipeline/coverage.rb")));
        ruby.runScriptlet("$script.instance_eval($text)");
        register(log.toString());
    }

    @AfterEach
    void end() {
        ruby.terminate();
    }

    @Test
    void aLogThatIsReadToItsEndIsCoveredUpToTheLookAtIt() throws IOException {
        append(100);
        isRead(100);
        double looked = look();
        beat(looked + 1);
        Map<String, Object> beat = beat(looked + 6);
        assertThat(time(beat)).isBetween(looked - 1, looked);
        assertThat(beat).containsEntry("size", 100L).containsEntry("offset", 100L);
    }

    @Test
    void unreadLinesHoldItAtTheTimeOfTheLastLineThatPassed() throws IOException {
        append(1000);
        isRead(300);
        double looked = look();
        ruby.runScriptlet("$script.filter(Event.new(1500000000.0, {'[log][file][path]' => '" + log + "'}))");
        beat(looked + 1);
        Map<String, Object> beat = beat(looked + 6);
        assertThat(time(beat)).isEqualTo(1_500_000_000.0);
        assertThat(beat).containsEntry("size", 1000L).containsEntry("offset", 300L);
    }

    @Test
    void aLogOfWhichNothingWasEverReadIsCoveredFromTheBeginningOfTime() throws IOException {
        append(1000);
        double looked = look();
        beat(looked + 1);
        assertThat(time(beat(looked + 6))).isZero();
    }

    @Test
    void aLogThatCannotBeReadIsNotCoveredThoughItsPositionLooksRight() throws IOException {
        append(100);
        isRead(100);
        ruby.runScriptlet("def $script.stat(path) = [path, nil, 100]");
        double looked = look();
        beat(looked + 1);
        Map<String, Object> beat = beat(looked + 6);
        assertThat(time(beat)).isZero();
        assertThat(beat).containsEntry("offset", 0L);
    }

    @Test
    void aLogThatIsWrittenToAllTheTimeKeepsWhatItLastKnew() throws IOException {
        append(100);
        isRead(100);
        double first = look();
        append(50);
        look();
        beat(first + 2);
        assertThat(time(beat(first + 7))).isBetween(first - 1, first);
    }

    @Test
    void aBeatOfBeforeTheStartSaysNothing() throws IOException {
        append(100);
        isRead(100);
        double looked = look();
        assertThat(beat(looked - 100)).isNull();
        assertThat(beat(looked + 1)).as("of the beat before it").isNull();
        assertThat(beat(looked + 6)).isNotNull();
    }

    @Test
    void ofSeveralLogsTheOneThatIsFurthestBehindCounts() throws IOException {
        register(folder.resolve("*.log").toString());
        append(100);
        Files.writeString(folder.resolve("other.log"), "x".repeat(70));
        isRead(100);
        double looked = look();
        beat(looked + 1);
        Map<String, Object> beat = beat(looked + 6);
        assertThat(time(beat)).isZero();
        assertThat(beat).containsEntry("size", 170L).containsEntry("offset", 100L);
    }

    @Test
    void whereThereIsNoLogYetThereIsNothingToRead() {
        double looked = look();
        beat(looked + 1);
        assertThat(time(beat(looked + 6))).isBetween(looked - 1, looked);
    }

    private void register(String pattern) {
        ruby.put("$params", Map.of("paths", List.of(pattern, ""), "sincedb", sincedb.toString(), "by_hand", "true"));
        ruby.runScriptlet("$script.register($params)");
    }

    private void append(int bytes) throws IOException {
        Files.writeString(log, "x".repeat(bytes), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** What the file input writes down of its position, as its version 4 does. */
    private void isRead(int position) throws IOException {
        Files.writeString(
                sincedb, Files.getAttribute(log, "unix:ino") + " 0 2049 " + position + " 1764428400.123 " + log + "\n");
    }

    /** The time of a look that has just been taken, in epoch seconds. */
    private double look() {
        ruby.runScriptlet("$script.sample");
        return ((Number) ruby.runScriptlet("$script.instance_variable_get(:@samples).last[:at]")).doubleValue();
    }

    /** The heartbeat's fields; null where it is dropped. */
    @SuppressWarnings("unchecked") // a Ruby hash is a map
    private Map<String, Object> beat(double made) {
        return (Map<String, Object>) ruby.runScriptlet(
                "$script.filter(Event.new(" + made + ", {'[@metadata][heartbeat]' => 'true'})).first&.fields");
    }

    private static double time(Map<String, Object> beat) {
        return Instant.parse((String) beat.get("covered_until")).toEpochMilli() / 1000.0;
    }
}
