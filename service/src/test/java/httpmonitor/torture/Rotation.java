package httpmonitor.torture;

/** What becomes of a log. */
enum Rotation {
    /** Renamed, and made anew. */
    RENAME,
    /** Renamed, while its writer goes on with the old file for a while. */
    RENAME_LATE_REOPEN,
    /** Renamed to {@code .1}, which was renamed to {@code .2} before, and so on. */
    RENAME_CHAIN,
    /** Renamed, made anew, and the old one compressed at once. */
    RENAME_GZIP,
    /** Copied and cut. */
    COPYTRUNCATE,
    /** Cut in place, once all of it is stored. */
    TRUNCATE,
    /** Deleted, once all of it is stored, and made anew. */
    DELETE,
    /** A symbolic link is pointed at another file. */
    RELINK,
    /** A file with another name appears, which the same glob matches. */
    NEW_NAME,
    /** Two logs of equal contents are renamed, and made anew. */
    TWINS_RENAME,
    /** Two logs of equal contents are renamed, made anew, and the old ones compressed at once. */
    TWINS_GZIP,
    /** Two logs of equal contents are copied and cut. */
    TWINS_COPYTRUNCATE
}
