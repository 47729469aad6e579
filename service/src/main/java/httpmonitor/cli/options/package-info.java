/** The options of the commands: each is declared once, in the mixin of its kind. */
@NullMarked
package httpmonitor.cli.options;

import org.jspecify.annotations.NullMarked;
