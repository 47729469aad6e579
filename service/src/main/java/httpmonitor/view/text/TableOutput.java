package httpmonitor.view.text;

import httpmonitor.poller.tick.TickReport;

/** Ticks as text: one block for each, with an empty line at its end. */
public final class TableOutput implements TickOutput {

    private final TickFrame frame;
    private final Palette palette;

    /**
     * With this layout, and colours on or off.
     *
     * @param layout width, zone and length of lists
     */
    public TableOutput(Layout layout, Palette palette) {
        this.frame = new TickFrame(layout);
        this.palette = palette;
    }

    @Override
    public String tick(TickReport report) {
        return frame.of(report).text(palette) + "\n";
    }
}
