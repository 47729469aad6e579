/** Lines into the store: parsed, batched, sent, and only then checkpointed. */
@NullMarked
package httpmonitor.ingest.ship;

import org.jspecify.annotations.NullMarked;
