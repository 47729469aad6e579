@NullMarked
package httpmonitor.elastic.write;

import org.jspecify.annotations.NullMarked;
