@NullMarked
package httpmonitor.cli.options;

import org.jspecify.annotations.NullMarked;
