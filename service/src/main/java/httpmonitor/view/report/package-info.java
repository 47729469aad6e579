/** Reports about the past: alerts, explained alerts, and suggested thresholds. */
@NullMarked
package httpmonitor.view.report;

import org.jspecify.annotations.NullMarked;
