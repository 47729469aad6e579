package httpmonitor.view.terminal;

import httpmonitor.view.screen.pages.Look;
import httpmonitor.view.screen.pages.ScreenFrame;
import httpmonitor.view.text.Palette;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.InstantSource;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Opens the live screen on the terminal that the program runs in. */
public final class Terminals {

    private Terminals() {}

    /**
     * Takes over the terminal of standard input and output.
     *
     * @param charset of the terminal
     * @throws IOException where there is none, or where it cannot be used
     */
    public static LiveScreen open(Look look, Palette palette, Charset charset, InstantSource clock) throws IOException {
        NativeFolder.choose();
        try {
            return open(look, palette, clock, terminal(charset), charset);
        } catch (IOError | IllegalStateException e) {
            // JLine's own exception, where the terminal's attributes cannot be read or set.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.getMessage(), e);
        }
    }

    private static Terminal terminal(Charset charset) throws IOException {
        return TerminalBuilder.builder()
                .name("httpmonitor")
                .system(true)
                .dumb(false)
                .encoding(charset)
                // The JVM keeps Ctrl-C and SIGTERM: its shutdown gives the terminal back.
                .nativeSignals(false)
                // Measuring the width of emojis would draw some and wait.
                .graphemeCluster(false)
                .build();
    }

    private static LiveScreen open(Look look, Palette palette, InstantSource clock, Terminal terminal, Charset charset)
            throws IOException {
        try {
            // Not the terminal's own stream, which may be closed earlier at the end of the JVM.
            Painter painter = new Painter(new FileOutputStream(FileDescriptor.out), charset, palette);
            return new LiveScreen(terminal, painter, new ScreenFrame(look), clock, new ProcessSignals());
        } catch (IOException | RuntimeException | IOError e) {
            terminal.close();
            throw e;
        }
    }
}
