/** The checks of {@code doctor}: sentences about what is wrong between log file and screen. */
@NullMarked
package httpmonitor.doctor;

import org.jspecify.annotations.NullMarked;
