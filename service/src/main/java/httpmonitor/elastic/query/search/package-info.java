/** The searches of a request: each builds its body and reads its part of the answer. */
@NullMarked
package httpmonitor.elastic.query.search;

import org.jspecify.annotations.NullMarked;
