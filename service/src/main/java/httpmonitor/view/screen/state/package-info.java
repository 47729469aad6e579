/** The state of the live screen: what is looked at, what has come in, and what keys do to both. Pure. */
@NullMarked
package httpmonitor.view.screen.state;

import org.jspecify.annotations.NullMarked;
