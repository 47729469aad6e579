package httpmonitor.torture;

/** What becomes of a log. */
enum Rotation {
    /** Renamed, and created again. */
    RENAME,
    /** Renamed, while its writer writes to the old file for some time. */
    RENAME_LATE_REOPEN,
    /** Renamed to {@code .1}, which was renamed to {@code .2} before, and so on. */
    RENAME_CHAIN,
    /** Renamed, created again, and the old file compressed at once. */
    RENAME_GZIP,
    /** Copied and cut. */
    COPYTRUNCATE,
    /** Cut in place, once all of it is stored. */
    TRUNCATE,
    /** Deleted once all its lines are stored, and created again. */
    DELETE,
    /** A symbolic link is pointed at another file. */
    RELINK,
    /** A file with another name appears, which the same glob matches. */
    NEW_NAME,
    /** Two logs of equal contents are renamed and created again. */
    TWINS_RENAME,
    /** Two logs of equal contents are renamed and created again, and the old files compressed at once. */
    TWINS_GZIP,
    /** Two logs of equal contents are copied and cut. */
    TWINS_COPYTRUNCATE
}
