/** What compressed a file, and how it is read: gzip, xz, zstd and bzip2. */
@NullMarked
package httpmonitor.compression;

import org.jspecify.annotations.NullMarked;
