@NullMarked
package httpmonitor.cli.usage;

import org.jspecify.annotations.NullMarked;
