/** How far each source was read, kept on disk. */
@NullMarked
package httpmonitor.ingest.tail.checkpoint;

import org.jspecify.annotations.NullMarked;
