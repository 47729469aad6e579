/** Names of indices and fields, templates, and the lifecycle of indices. */
@NullMarked
package httpmonitor.elastic.schema;

import org.jspecify.annotations.NullMarked;
