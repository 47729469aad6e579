/** The access log's own language: one line in, one entry out. Pure. */
@NullMarked
package httpmonitor.accesslog;

import org.jspecify.annotations.NullMarked;
