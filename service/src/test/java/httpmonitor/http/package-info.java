@NullMarked
package httpmonitor.http;

import org.jspecify.annotations.NullMarked;
