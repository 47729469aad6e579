/** The command line: options in, exit code out; the only package that wires the others. */
@NullMarked
package httpmonitor.cli;

import org.jspecify.annotations.NullMarked;
