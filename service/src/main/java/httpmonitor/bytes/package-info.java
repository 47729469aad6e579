/** Quick searches in bytes, for hot code. */
@NullMarked
package httpmonitor.bytes;

import org.jspecify.annotations.NullMarked;
