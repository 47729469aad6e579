/** The searches of which a request is made: each builds its body and reads its part of the answer. */
@NullMarked
package httpmonitor.elastic.query.search;

import org.jspecify.annotations.NullMarked;
