@NullMarked
package httpmonitor.elastic.admin;

import org.jspecify.annotations.NullMarked;
