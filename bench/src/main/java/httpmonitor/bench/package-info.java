/**
 * Measures the built product from outside, as processes and over its public types. Every figure is shown next to a
 * baseline that was measured in the same run, turn by turn, because machines are noisy.
 */
@NullMarked
package httpmonitor.bench;

import org.jspecify.annotations.NullMarked;
