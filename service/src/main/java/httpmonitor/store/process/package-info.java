/** The processes of an embedded Elasticsearch. */
@NullMarked
package httpmonitor.store.process;

import org.jspecify.annotations.NullMarked;
