@NullMarked
package httpmonitor.store.hits;

import org.jspecify.annotations.NullMarked;
