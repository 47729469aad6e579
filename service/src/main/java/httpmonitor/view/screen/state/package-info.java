/** The state of the live screen: the viewpoint, the answers of the store, and the effects of keys. Pure. */
@NullMarked
package httpmonitor.view.screen.state;

import org.jspecify.annotations.NullMarked;
