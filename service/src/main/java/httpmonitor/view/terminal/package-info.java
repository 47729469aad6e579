/** The live screen on a terminal: keys, resizes and ticks come together in one queue, and one thread paints. */
@NullMarked
package httpmonitor.view.terminal;

import org.jspecify.annotations.NullMarked;
