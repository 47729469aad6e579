/** The work of commands, after their options are read. */
@NullMarked
package httpmonitor.cli.run;

import org.jspecify.annotations.NullMarked;
