@NullMarked
package httpmonitor.notify;

import org.jspecify.annotations.NullMarked;
