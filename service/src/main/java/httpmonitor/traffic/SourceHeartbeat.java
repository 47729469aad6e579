package httpmonitor.traffic;

import java.time.Instant;

/**
 * The last sign of life of one tailed source.
 *
 * @param host name of the host that holds the file
 * @param path of the file, or of the pipeline that reads it; raw text
 * @param at when it was written, on the writer's clock
 * @param coveredUntil up to which time all that the source holds is stored
 * @param backlogBytes bytes that the source holds and the store does not yet, at least 0
 */
public record SourceHeartbeat(String host, String path, Instant at, Instant coveredUntil, long backlogBytes) {}
