/** What several packages' tests share. */
@NullMarked
package httpmonitor.testing;

import org.jspecify.annotations.NullMarked;
