@NullMarked
package httpmonitor.files;

import org.jspecify.annotations.NullMarked;
