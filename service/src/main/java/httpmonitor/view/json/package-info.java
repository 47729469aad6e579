/** Ticks, alerts, explanations and suggestions as JSON. */
@NullMarked
package httpmonitor.view.json;

import org.jspecify.annotations.NullMarked;
