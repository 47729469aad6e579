@NullMarked
package httpmonitor.alert.explain;

import org.jspecify.annotations.NullMarked;
