/** What hot code asks of bytes. */
@NullMarked
package httpmonitor.bytes;

import org.jspecify.annotations.NullMarked;
