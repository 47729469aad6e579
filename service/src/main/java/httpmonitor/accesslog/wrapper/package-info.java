/** Removes what other programs put around the lines of an access log. Pure. */
@NullMarked
package httpmonitor.accesslog.wrapper;

import org.jspecify.annotations.NullMarked;
