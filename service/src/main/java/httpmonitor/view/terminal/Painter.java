package httpmonitor.view.terminal;

import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Palette;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Paints frames on a terminal's alternate screen (ECMA-48 and xterm's control sequences). Only lines that changed are
 * written, each into an erased row. A frame is one write, as a synchronized update where the terminal supports that.
 * Thread-safe; nothing is painted after {@link #leave}.
 *
 * <p>Every line is placed by its row, never by the text before it. So a character of a log that the terminal draws with
 * another width cannot spoil other lines.
 */
final class Painter {

    private static final String CSI = "\u001b[";

    /** The alternate screen, no cursor, no wrapping at the right edge. */
    private static final String ENTER = CSI + "?1049h" + CSI + "?25l" + CSI + "?7l" + CSI + "2J";

    private static final String LEAVE = CSI + "0m" + CSI + "?2026l" + CSI + "?7h" + CSI + "?25h" + CSI + "?1049l";
    private static final String BEGIN = CSI + "?2026h";
    private static final String END = CSI + "?2026l";
    private static final String CLEAR = CSI + "2J";
    /** Erases a row. Written before the text: after a text up to the edge it would erase the last character. */
    private static final String ERASE = CSI + "K";

    private final OutputStream out;
    private final Charset charset;
    private final Palette palette;
    private List<String> shown = List.of();
    private boolean cleared;
    private boolean entered;

    Painter(OutputStream out, Charset charset, Palette palette) {
        this.out = out;
        this.charset = charset;
        this.palette = palette;
    }

    synchronized void enter() throws IOException {
        entered = true;
        cleared = true;
        write(ENTER);
    }

    /** Restores the screen as before {@link #enter}; does nothing without that, or the second time. */
    synchronized void leave() throws IOException {
        if (entered) {
            entered = false;
            write(LEAVE);
        }
    }

    /** Clears the screen before the next frame, since its content is unknown. */
    synchronized void forget() {
        shown = List.of();
        cleared = false;
    }

    /** Writes the next frame in full, since the screen may have changed. */
    synchronized void distrust() {
        shown = List.of();
    }

    synchronized void paint(Frame frame) throws IOException {
        if (!entered) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Line line : frame.lines()) {
            lines.add(line.text(palette));
        }
        StringBuilder update = new StringBuilder();
        for (int row = 0; row < Math.max(lines.size(), shown.size()); row++) {
            String text = row < lines.size() ? lines.get(row) : "";
            if (row >= shown.size() || !text.equals(shown.get(row))) {
                update.append(CSI).append(row + 1).append(";1H").append(ERASE).append(text);
            }
        }
        shown = lines;
        if (!update.isEmpty() || !cleared) {
            write(BEGIN + (cleared ? "" : CLEAR) + update + END);
            cleared = true;
        }
    }

    private void write(String text) throws IOException {
        out.write(Encodable.of(text, charset).getBytes(charset));
        out.flush();
    }
}
