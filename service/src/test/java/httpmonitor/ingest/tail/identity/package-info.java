@NullMarked
package httpmonitor.ingest.tail.identity;

import org.jspecify.annotations.NullMarked;
