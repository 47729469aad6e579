/** Searches over stored hits, and the adapters of the traffic ports. */
@NullMarked
package httpmonitor.elastic.query;

import org.jspecify.annotations.NullMarked;
