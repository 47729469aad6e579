@NullMarked
package httpmonitor.elastic.query;

import org.jspecify.annotations.NullMarked;
