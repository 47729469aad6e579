/** What a program with a terminal needs: sentences, messages, exit codes, an orderly end. */
@NullMarked
package httpmonitor.console;

import org.jspecify.annotations.NullMarked;
