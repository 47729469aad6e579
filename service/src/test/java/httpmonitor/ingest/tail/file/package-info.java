@NullMarked
package httpmonitor.ingest.tail.file;

import org.jspecify.annotations.NullMarked;
