@NullMarked
package httpmonitor.cli.run;

import org.jspecify.annotations.NullMarked;
