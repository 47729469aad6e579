@NullMarked
package httpmonitor.elastic.schema;

import org.jspecify.annotations.NullMarked;
