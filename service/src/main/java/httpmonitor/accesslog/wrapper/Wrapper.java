package httpmonitor.accesslog.wrapper;

/** Something that another program puts in front of a line. */
interface Wrapper {

    /** Where the line begins after it, {@link Words#NONE} where the text does not begin with it. */
    int payload(byte[] bytes, int from, int to);
}
