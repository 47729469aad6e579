/** Reads files that grow, rotate and shrink, as lines with positions at which they can be found again. */
@NullMarked
package httpmonitor.ingest.tail;

import org.jspecify.annotations.NullMarked;
