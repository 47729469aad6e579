/**
 * The parser of access logs: one line in, one entry or a reason out. Pure. {@code line} has the parts that all formats
 * share, {@code format} the formats, {@code wrapper} what other programs put around lines.
 */
@NullMarked
package httpmonitor.accesslog;

import org.jspecify.annotations.NullMarked;
