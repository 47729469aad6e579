/** Recognises files that were renamed, copied or compressed, by first lines and marks. */
@NullMarked
package httpmonitor.ingest.tail.identity;

import org.jspecify.annotations.NullMarked;
