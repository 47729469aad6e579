/** The embedded Elasticsearch: a genuine distribution as a child process. */
@NullMarked
package httpmonitor.store;

import org.jspecify.annotations.NullMarked;
