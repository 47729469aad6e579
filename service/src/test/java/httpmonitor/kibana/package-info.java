/** The saved objects for Kibana: made from readable sources, and held against the mapping. */
@NullMarked
package httpmonitor.kibana;

import org.jspecify.annotations.NullMarked;
