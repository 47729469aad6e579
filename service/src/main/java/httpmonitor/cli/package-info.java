/** The command line: options in, exit code out; the only place that wires. */
@NullMarked
package httpmonitor.cli;

import org.jspecify.annotations.NullMarked;
