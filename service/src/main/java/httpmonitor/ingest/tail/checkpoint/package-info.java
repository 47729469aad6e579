/** Keeps on disk how far each source is read and answered. */
@NullMarked
package httpmonitor.ingest.tail.checkpoint;

import org.jspecify.annotations.NullMarked;
