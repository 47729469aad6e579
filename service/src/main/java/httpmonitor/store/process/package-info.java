/** The processes of an embedded Elasticsearch, and how they end. */
@NullMarked
package httpmonitor.store.process;

import org.jspecify.annotations.NullMarked;
