/** From a tick's report to text: table, JSON, CSV; the one place that makes log text harmless. */
@NullMarked
package httpmonitor.view.text;

import org.jspecify.annotations.NullMarked;
