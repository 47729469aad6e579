/** Alerts, to the second: a pure function of hits, thresholds and window. */
@NullMarked
package httpmonitor.alert;

import org.jspecify.annotations.NullMarked;
