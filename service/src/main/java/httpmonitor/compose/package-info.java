/** The stack of {@code docker-compose.yml}, started and stopped through Docker. */
@NullMarked
package httpmonitor.compose;

import org.jspecify.annotations.NullMarked;
