@NullMarked
package httpmonitor.poller.notify;

import org.jspecify.annotations.NullMarked;
