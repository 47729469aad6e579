/**
 * A torture run: logs that are rotated in every way, and programs that are killed at any time, against a real
 * Elasticsearch; at the end every line that was written must be stored, once.
 */
@NullMarked
package httpmonitor.torture;

import org.jspecify.annotations.NullMarked;
