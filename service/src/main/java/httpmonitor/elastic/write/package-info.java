/** Writes entries as documents, in bulk requests. */
@NullMarked
package httpmonitor.elastic.write;

import org.jspecify.annotations.NullMarked;
