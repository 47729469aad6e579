/** Files that are private, files that can be trusted, and why a file could not be used. */
@NullMarked
package httpmonitor.files;

import org.jspecify.annotations.NullMarked;
