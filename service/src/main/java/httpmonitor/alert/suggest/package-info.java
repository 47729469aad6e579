/** Suggests thresholds, and finds the busiest windows. */
@NullMarked
package httpmonitor.alert.suggest;

import org.jspecify.annotations.NullMarked;
