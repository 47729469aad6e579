/** What explains an alert: the one that was firing at an instant, and the hits around it. */
@NullMarked
package httpmonitor.alert.explain;

import org.jspecify.annotations.NullMarked;
