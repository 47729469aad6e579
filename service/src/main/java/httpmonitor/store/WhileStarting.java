package httpmonitor.store;

/** Stops a node that is still starting when the program is asked to end; afterwards its owner takes care of it. */
final class WhileStarting {

    private final Thread hook;

    /** @throws IllegalStateException if the program is ending already */
    WhileStarting(Runnable stop) {
        this.hook = new Thread(stop, "stop-starting-elasticsearch");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void cancel() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then the hook runs, which is what it is for.
        }
    }
}
