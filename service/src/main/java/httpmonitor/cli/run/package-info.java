/** What a command does once its options are read. */
@NullMarked
package httpmonitor.cli.run;

import org.jspecify.annotations.NullMarked;
