@NullMarked
package httpmonitor.alert.suggest;

import org.jspecify.annotations.NullMarked;
