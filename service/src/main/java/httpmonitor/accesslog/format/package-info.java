/** The formats of access logs. Pure. */
@NullMarked
package httpmonitor.accesslog.format;

import org.jspecify.annotations.NullMarked;
