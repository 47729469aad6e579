/** The values of options, help, and the report of wrong usage. */
@NullMarked
package httpmonitor.cli.usage;

import org.jspecify.annotations.NullMarked;
