package httpmonitor.view.screen.pages;

import httpmonitor.view.screen.state.Page;
import httpmonitor.view.screen.state.ScreenState;
import httpmonitor.view.text.Frame;
import httpmonitor.view.text.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays the state out for a terminal of any size. The most important parts are at the top; a part that does not fit is
 * left out whole.
 */
public final class ScreenFrame {

    private final Head head;
    private final Foot foot;
    private final Overview overview;
    private final AlertsPage alerts;
    private final CopyPage copy;

    /** With this look. */
    public ScreenFrame(Look look) {
        this.head = new Head(look);
        this.foot = new Foot(look.zone());
        this.overview = new Overview(look);
        this.alerts = new AlertsPage(look.zone());
        this.copy = new CopyPage(look.filter(), look.elsewhere());
    }

    /**
     * The frame to show now.
     *
     * @param now wall clock, from which the age of the figures follows
     * @return at most {@code size.rows()} lines, none wider than {@code size.columns()}
     */
    public Frame of(ScreenState state, Size size, Instant now) {
        List<Line> whole = head.lines(state, size, now);
        List<Line> bottom = foot.lines(state, size, whole.size(), now);
        // The input line and the keys stay: the last lines of a head that is too tall go.
        List<Line> top = whole.subList(0, Math.min(whole.size(), Math.max(1, size.rows() - bottom.size())));
        int room = Math.max(0, size.rows() - top.size() - bottom.size());
        List<Line> body = body(state, new Size(size.columns(), room), now);
        List<Line> lines = new ArrayList<>(top);
        lines.addAll(body.subList(0, Math.min(room, body.size())));
        while (lines.size() < size.rows() - bottom.size()) {
            lines.add(Line.EMPTY);
        }
        lines.addAll(bottom);
        return new Frame(lines.stream()
                .limit(size.rows())
                .map(line -> line.fit(size.columns()))
                .toList());
    }

    /** The state adapted to this size: the help scrolled at most to its end, and pages of hits that fit the screen. */
    public ScreenState settled(ScreenState state, Size size, Instant now) {
        Size room = new Size(size.columns(), room(state, size, now));
        return state.page() == Page.HELP
                ? state.scrolledTo(HelpPage.clamped(state.browsing().scrolled(), room))
                : state.withHeight(Overview.height(state, room));
    }

    private int room(ScreenState state, Size size, Instant now) {
        int top = head.lines(state, size, now).size();
        return Math.max(0, size.rows() - top - foot.lines(state, size, top, now).size());
    }

    private List<Line> body(ScreenState state, Size room, Instant now) {
        return switch (state.page()) {
            case HELP -> HelpPage.lines(state.browsing().scrolled(), room);
            case ALERTS -> alerts.lines(state, room);
            case COPY -> copy.lines(state, room);
            default -> overview.lines(state, room, now);
        };
    }
}
