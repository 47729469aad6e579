package httpmonitor.accesslog.wrapper;

/** A time before a line, as {@code docker logs --timestamps} writes it. */
final class IsoTimePrefix implements Wrapper {

    @Override
    public int payload(byte[] bytes, int from, int to) {
        return Syslog.isIsoTime(bytes, from, to) ? Words.next(bytes, from, to) : Words.NONE;
    }
}
