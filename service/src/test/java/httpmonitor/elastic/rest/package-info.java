@NullMarked
package httpmonitor.elastic.rest;

import org.jspecify.annotations.NullMarked;
