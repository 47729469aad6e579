@NullMarked
package httpmonitor.view.report;

import org.jspecify.annotations.NullMarked;
