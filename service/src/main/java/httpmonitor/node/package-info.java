/** The embedded Elasticsearch: a genuine distribution as a child process. */
@NullMarked
package httpmonitor.node;

import org.jspecify.annotations.NullMarked;
