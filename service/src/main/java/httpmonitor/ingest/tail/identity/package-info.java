/** Which file is which: first lines, marks, and what renamed files have in common. */
@NullMarked
package httpmonitor.ingest.tail.identity;

import org.jspecify.annotations.NullMarked;
