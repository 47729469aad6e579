/** Holds the rules of {@code docker-compose.yml}, without Docker. */
@NullMarked
package httpmonitor.compose;

import org.jspecify.annotations.NullMarked;
