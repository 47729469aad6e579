/** What is wrong between log file and screen, in sentences. */
@NullMarked
package httpmonitor.doctor;

import org.jspecify.annotations.NullMarked;
