/** Where options get their values, how help shows them, and what wrong usage is answered with. */
@NullMarked
package httpmonitor.cli.usage;

import org.jspecify.annotations.NullMarked;
