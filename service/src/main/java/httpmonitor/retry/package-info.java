/** When to try again. */
@NullMarked
package httpmonitor.retry;

import org.jspecify.annotations.NullMarked;
