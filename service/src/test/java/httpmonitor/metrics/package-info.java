@NullMarked
package httpmonitor.metrics;

import org.jspecify.annotations.NullMarked;
