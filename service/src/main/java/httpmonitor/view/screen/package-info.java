/** The live screen without a terminal: what keys do to it, and what it shows. Pure. */
@NullMarked
package httpmonitor.view.screen;

import org.jspecify.annotations.NullMarked;
