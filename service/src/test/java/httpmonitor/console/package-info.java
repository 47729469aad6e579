@NullMarked
package httpmonitor.console;

import org.jspecify.annotations.NullMarked;
