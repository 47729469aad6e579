/** Sends lines to the store: parsed, batched, sent, and after the answer checkpointed. */
@NullMarked
package httpmonitor.ingest.ship;

import org.jspecify.annotations.NullMarked;
