@NullMarked
package httpmonitor.store.process;

import org.jspecify.annotations.NullMarked;
