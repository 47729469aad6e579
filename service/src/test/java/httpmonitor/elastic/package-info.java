/** Tests of everything that speaks to Elasticsearch; those named {@code *IT} speak to a real one. */
@NullMarked
package httpmonitor.elastic;

import org.jspecify.annotations.NullMarked;
