/** One corpus of lines for every writer: {@code ship}, the Logstash pipeline, and the pipeline's grok patterns alone. */
@NullMarked
package httpmonitor.conformance;

import org.jspecify.annotations.NullMarked;
