package httpmonitor.accesslog.format;

import httpmonitor.accesslog.line.Address;
import httpmonitor.accesslog.line.Ascii;
import httpmonitor.bytes.EightBytes;

/**
 * Reads a list of addresses as in {@code X-Forwarded-For}, separated by commas, with or without ports, and finds the
 * client in it. The client is the first address, or, where proxies are trusted, the last one that is no trusted proxy.
 * Holds the result of the last read. Not thread-safe.
 */
final class ForwardedList {

    private final TrustedProxies trusted;
    private int from;
    private int to;
    private boolean absent;
    private boolean hasPort;
    private int elements;
    private int addresses;
    private int addressFrom;
    private int addressTo;

    ForwardedList(TrustedProxies trusted) {
        this.trusted = trusted;
    }

    /**
     * Reads a list; false where its first element that is not a dash is no address, or another one is neither an
     * address nor a name.
     */
    boolean read(byte[] bytes, int start, int end) {
        absent = true;
        hasPort = false;
        elements = 0;
        addresses = 0;
        from = start;
        to = start;
        boolean allFit = true;
        for (int at = start; at <= end; ) {
            int comma = EightBytes.indexOf(',', bytes, at, end);
            int elementFrom = Ascii.skipBlanks(bytes, at, comma);
            int elementTo = Ascii.trimBlanks(bytes, elementFrom, comma);
            if (!isAbsent(bytes, elementFrom, elementTo)) {
                allFit &= element(bytes, elementFrom, elementTo);
            }
            at = comma + 1;
        }
        return allFit && !absent;
    }

    /** Where the client of the list read last begins: an address without its port, or the name that begins the list. */
    int from() {
        return from;
    }

    /** Where that client ends. */
    int to() {
        return to;
    }

    /** Where the first address of the list read last begins. */
    int addressFrom() {
        return addressFrom;
    }

    /** Where that address ends. */
    int addressTo() {
        return addressTo;
    }

    /** Whether the list read last has only dashes. */
    boolean isAbsent() {
        return absent;
    }

    /** Whether the list read last is a name, such as {@code unknown}, and addresses after it. */
    boolean isNameAndAddresses() {
        return elements > 1 && addresses == elements - 1;
    }

    /** Whether the list read last is a single address with a port, such as that of an upstream server. */
    boolean isOneWithPort() {
        return elements == 1 && hasPort;
    }

    private boolean element(byte[] bytes, int elementFrom, int elementTo) {
        long address = Address.find(bytes, elementFrom, elementTo);
        hasPort |= address != Address.NONE && Address.to(address) < elementTo;
        elements++;
        if (address != Address.NONE && addresses == 0) {
            addressFrom = Address.from(address);
            addressTo = Address.to(address);
        }
        addresses += address == Address.NONE ? 0 : 1;
        if (absent) {
            from = address == Address.NONE ? elementFrom : Address.from(address);
            to = address == Address.NONE ? elementTo : Address.to(address);
            absent = false;
            return address != Address.NONE;
        }
        if (address != Address.NONE && !trusted.isEmpty() && !trusted.contains(bytes, address)) {
            from = Address.from(address);
            to = Address.to(address);
        }
        return address != Address.NONE || EightBytes.indexOf(' ', bytes, elementFrom, elementTo) == elementTo;
    }

    private static boolean isAbsent(byte[] bytes, int from, int to) {
        return from == to || (to - from == 1 && bytes[from] == '-');
    }
}
