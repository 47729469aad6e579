/** Writes a tick's report as text, and makes log text harmless for all outputs. */
@NullMarked
package httpmonitor.view.text;

import org.jspecify.annotations.NullMarked;
