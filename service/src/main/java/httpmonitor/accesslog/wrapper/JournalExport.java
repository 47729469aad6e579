package httpmonitor.accesslog.wrapper;

import httpmonitor.accesslog.line.Ascii;
import httpmonitor.bytes.EightBytes;

/**
 * {@code journalctl --output=export}: a line for each field of an entry; {@code MESSAGE=} holds the line of the access
 * log.
 */
final class JournalExport {

    private static final String MESSAGE = "MESSAGE=";
    private static final int LENGTH_BYTES = 8;
    private static final int FEWEST_ZEROS = 5;

    /** The length of the bytes that are not 0, once they are repaired to valid UTF-8. */
    private static final int MOST_LENGTH_BYTES = 10;

    private static final String[] OTHERS = {
        "PRIORITY=",
        "SYSLOG_",
        "CODE_",
        "TID=",
        "ERRNO=",
        "INVOCATION_ID=",
        "USER_",
        "UNIT=",
        "CONTAINER_",
        "IMAGE_NAME=",
        "MESSAGE_ID=",
        "DOCUMENTATION=",
        "JOB_",
        "OBJECT_",
        "COREDUMP_",
        "THREAD_ID=",
        "UNIT_RESULT=",
        "EXIT_CODE=",
        "EXIT_STATUS=",
        "COMMAND=",
        "N_RESTARTS=",
        "SESSION_ID=",
        "LEADER=",
        "USERSPACE_USEC=",
        "KERNEL_USEC=",
        "CPU_USAGE_NSEC="
    };

    private JournalExport() {}

    static int payload(byte[] bytes, int from, int to) {
        return Ascii.startsWith(MESSAGE, bytes, from, to) ? from + MESSAGE.length() : behindLength(bytes, from, to);
    }

    /**
     * Where a message with unprintable characters begins: eight bytes with its length precede it, and the last of these
     * are 0.
     */
    private static int behindLength(byte[] bytes, int from, int to) {
        int nul = EightBytes.indexOf('\0', bytes, from, Math.min(to, from + MOST_LENGTH_BYTES));
        int behind = nul;
        while (behind < to && bytes[behind] == 0) {
            behind++;
        }
        return nul > from && behind - nul >= FEWEST_ZEROS && behind - nul < LENGTH_BYTES ? behind : Wrapper.NONE;
    }

    /** Whether it is another field of an entry. */
    static boolean isOtherField(byte[] bytes, int from, int to) {
        if (from < to && bytes[from] == '_') {
            int equals = EightBytes.indexOf('=', bytes, from, to);
            return equals < to && isName(bytes, from, equals);
        }
        if (to - from == MESSAGE.length() - 1 && Ascii.startsWith("MESSAGE", bytes, from, to)) {
            return true; // the message is the next line
        }
        for (String other : OTHERS) {
            if (Ascii.startsWith(other, bytes, from, to)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            boolean allowed = bytes[i] == '_' || Ascii.isDigit(bytes[i]) || (bytes[i] >= 'A' && bytes[i] <= 'Z');
            if (!allowed) {
                return false;
            }
        }
        return true;
    }
}
