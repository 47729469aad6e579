/** What other programs put around the lines of an access log, and how it is taken away. Pure. */
@NullMarked
package httpmonitor.accesslog.wrapper;

import org.jspecify.annotations.NullMarked;
