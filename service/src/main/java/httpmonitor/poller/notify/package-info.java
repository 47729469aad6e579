/**
 * Notifies targets of alerts. A poller's state becomes notices, each of which is delivered at least once. Each target
 * has a thread of its own.
 */
@NullMarked
package httpmonitor.poller.notify;

import org.jspecify.annotations.NullMarked;
