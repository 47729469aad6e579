@NullMarked
package httpmonitor.view.csv;

import org.jspecify.annotations.NullMarked;
