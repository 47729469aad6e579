@NullMarked
package httpmonitor.elastic.alerts;

import org.jspecify.annotations.NullMarked;
