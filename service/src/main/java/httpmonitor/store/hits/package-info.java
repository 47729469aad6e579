/** The embedded Elasticsearch as a store of hits: templates, roles, retention. */
@NullMarked
package httpmonitor.store.hits;

import org.jspecify.annotations.NullMarked;
