/** What stands in the cluster: names of indices and fields, templates, lifecycle. */
@NullMarked
package httpmonitor.elastic.schema;

import org.jspecify.annotations.NullMarked;
