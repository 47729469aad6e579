/** One corpus of lines for every writer: {@code ship} and the Logstash pipeline. */
@NullMarked
package httpmonitor.conformance;

import org.jspecify.annotations.NullMarked;
