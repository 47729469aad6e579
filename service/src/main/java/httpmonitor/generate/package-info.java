/** Realistic access-log traffic, live or back-dated. */
@NullMarked
package httpmonitor.generate;

import org.jspecify.annotations.NullMarked;
