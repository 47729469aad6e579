/** What a look back shows: alerts, what made one, and which thresholds suit. */
@NullMarked
package httpmonitor.view.report;

import org.jspecify.annotations.NullMarked;
