/**
 * The documents of lines for the Logstash pipeline. {@code logstash/pipeline/lines.rb} is the only caller.
 */
@NullMarked
package httpmonitor.logstash;

import org.jspecify.annotations.NullMarked;
