/** Entries as documents, and the bulk requests that carry them. */
@NullMarked
package httpmonitor.elastic.write;

import org.jspecify.annotations.NullMarked;
