package httpmonitor.view.terminal;

/** The signals by which a terminal and its shell resize, stop and continue a program. */
interface JobControl {

    /** From now on each is run when its signal comes, on any thread, and must return at once. */
    void listen(Runnable resized, Runnable suspended, Runnable continued);

    /** Stops this process until it is continued. */
    void stop() throws InterruptedException;

    /** Leaves the signals to what they do by default. */
    void release();
}
