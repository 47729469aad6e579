@NullMarked
package httpmonitor.view.json;

import org.jspecify.annotations.NullMarked;
