package httpmonitor.doctor;

import httpmonitor.doctor.Finding.Fine;
import httpmonitor.doctor.Finding.Trouble;
import httpmonitor.traffic.SourceHeartbeat;
import httpmonitor.traffic.TrafficSource;
import httpmonitor.traffic.TrafficUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Checks the newest heartbeat of each source: whether there is one, whether the source keeps up, whether clocks agree.
 *
 * @param source the store
 */
public record HeartbeatCheck(TrafficSource source) implements Check {

    private static final Duration STALE = Duration.ofSeconds(30);

    @Override
    public List<Finding> run(Instant now) throws TrafficUnavailableException {
        List<SourceHeartbeat> heartbeats = source.heartbeats(now);
        return heartbeats.isEmpty()
                ? List.of(new Trouble(
                        "No heartbeat is less than 24 hours old: silence may mean no traffic, or no shipper.",
                        "Tail the log with ./run.sh up or ./run.sh ship FILE, or with Logstash."))
                : heartbeats.stream().map(beat -> heartbeat(beat, now)).toList();
    }

    static Finding heartbeat(SourceHeartbeat beat, Instant now) {
        String source = beat.path() + " on " + beat.host();
        if (beat.at().isAfter(now.plus(STALE))) {
            return new Trouble(
                    "The clock of " + beat.host() + " is ahead of this machine's: its heartbeat has the time "
                            + beat.at() + ".",
                    "Set both clocks by NTP.");
        }
        if (beat.at().isBefore(now.minus(STALE))) {
            return new Trouble(
                    "No process has tailed " + source + " since " + beat.at() + ".",
                    "Start ./run.sh ship there again; pollers wait for it until 10 minutes after its last heartbeat.");
        }
        if (beat.coveredUntil().isBefore(now.minus(STALE))) {
            return new Trouble(
                    source + " is behind: stored up to " + beat.coveredUntil() + beat.backlogPhrase() + ".",
                    "If it is catching up, wait; if not, read the messages of ship on its terminal.");
        }
        if (!beat.warning().isEmpty()) {
            return new Trouble(
                    "On " + beat.host() + ": " + beat.warning(),
                    "See what is read of its lines: ./run.sh doctor " + beat.path());
        }
        return beat.backlogBytes().isPresent()
                ? new Fine(source + " is stored up to " + beat.coveredUntil() + ".")
                : new Fine(source + " was heard at " + beat.at() + ", and does not report how many bytes are left.");
    }
}
