/** What the doctor finds. */
@NullMarked
package httpmonitor.doctor;

import org.jspecify.annotations.NullMarked;
