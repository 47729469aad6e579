/** Everything that speaks to Elasticsearch. */
@NullMarked
package httpmonitor.elastic;

import org.jspecify.annotations.NullMarked;
