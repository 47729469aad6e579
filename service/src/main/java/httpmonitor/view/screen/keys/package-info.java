/** The keys of the live screen: what a terminal sends, and the command that each key means. Pure. */
@NullMarked
package httpmonitor.view.screen.keys;

import org.jspecify.annotations.NullMarked;
