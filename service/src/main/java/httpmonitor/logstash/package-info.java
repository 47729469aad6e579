/**
 * What the Logstash pipeline asks of this program: the documents of lines. {@code logstash/pipeline/lines.rb} is its
 * only caller.
 */
@NullMarked
package httpmonitor.logstash;

import org.jspecify.annotations.NullMarked;
