/** A made-up site, and the visitors who ask for its pages. */
@NullMarked
package httpmonitor.generate.site;

import org.jspecify.annotations.NullMarked;
