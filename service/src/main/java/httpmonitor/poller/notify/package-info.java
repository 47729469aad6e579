/**
 * Tells people about alerts, each at least once: what a poller sees becomes notices, and every target is worked off on
 * a thread of its own.
 */
@NullMarked
package httpmonitor.poller.notify;

import org.jspecify.annotations.NullMarked;
