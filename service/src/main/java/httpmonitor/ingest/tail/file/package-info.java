/** Files as bytes at offsets, compressed or not, and the budget of open handles. */
@NullMarked
package httpmonitor.ingest.tail.file;

import org.jspecify.annotations.NullMarked;
