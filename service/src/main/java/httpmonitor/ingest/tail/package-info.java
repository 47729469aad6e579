/** Files that grow, rotate and shrink, as lines with a position each line can be found at again. */
@NullMarked
package httpmonitor.ingest.tail;

import org.jspecify.annotations.NullMarked;
