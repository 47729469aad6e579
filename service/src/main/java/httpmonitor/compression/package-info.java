/** Recognises and reads compressed files: gzip, xz, zstd and bzip2. */
@NullMarked
package httpmonitor.compression;

import org.jspecify.annotations.NullMarked;
