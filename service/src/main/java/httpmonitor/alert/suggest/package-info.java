/** Which thresholds a rule could have, and which windows are the busiest. */
@NullMarked
package httpmonitor.alert.suggest;

import org.jspecify.annotations.NullMarked;
