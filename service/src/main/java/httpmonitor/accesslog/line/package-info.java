/**
 * The parts of a line that all formats share: an entry, its fields, and readers of columns, times, addresses and
 * requests. Pure.
 */
@NullMarked
package httpmonitor.accesslog.line;

import org.jspecify.annotations.NullMarked;
