package httpmonitor.view.terminal;

/** The signals by which a terminal and its shell resize, stop and continue a program. */
interface JobControl {

    /** Runs each of these when its signal comes, on any thread; they must return at once. */
    void listen(Runnable resized, Runnable suspended, Runnable continued);

    /** Stops this process until it is continued. */
    void stop() throws InterruptedException;

    /** Restores the default actions of the signals. */
    void release();
}
