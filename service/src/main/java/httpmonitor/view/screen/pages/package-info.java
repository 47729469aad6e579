/** The drawing of the live screen: a state laid out for a terminal of any size. Pure. */
@NullMarked
package httpmonitor.view.screen.pages;

import org.jspecify.annotations.NullMarked;
