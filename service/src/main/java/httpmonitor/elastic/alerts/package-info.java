/** What pollers share about alerts: the ledger and the archive. */
@NullMarked
package httpmonitor.elastic.alerts;

import org.jspecify.annotations.NullMarked;
