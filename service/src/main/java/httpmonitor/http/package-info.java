/**
 * What all HTTP clients and servers of the program share: bounds in size and time, bodies and reasons as text, and what
 * a failure of TLS means.
 */
@NullMarked
package httpmonitor.http;

import org.jspecify.annotations.NullMarked;
