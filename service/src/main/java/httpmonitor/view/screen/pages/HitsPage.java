package httpmonitor.view.screen.pages;

import httpmonitor.traffic.StoredHit;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The hits, newest first: one line each on a wide screen, else two or three.
 *
 * @param time writes the times of the hits
 * @param now the wall clock
 */
record HitsPage(TimeText time, Instant now) {

    /** The least width at which a hit takes one line. */
    private static final int WIDE = 130;

    /** Up to this width, an address has a line of its own. */
    private static final int NARROWEST = 59;

    private static final int NARROW = 64;
    private static final int TIME = 14;
    private static final int STATUS = 3;
    private static final int BYTES = 6;
    private static final int LATENCY = 8;
    private static final int ADDRESS = 39;
    private static final int REFERRER = 30;
    private static final int AGENT = 40;
    private static final int GAP = 2;

    /** How many hits fit on a page of this size below its header. */
    static int count(Size room) {
        return Math.max(1, (room.rows() - 1) / (room.columns() >= WIDE ? 1 : room.columns() > NARROWEST ? 2 : 3));
    }

    /**
     * A header and as many hits as fit.
     *
     * @param selected which of them the cursor is on, if any is
     */
    List<Line> lines(List<StoredHit> hits, int selected, Size room) {
        int rows = count(room);
        int from = Math.clamp(selected - rows + 1, 0, Math.max(0, hits.size() - rows));
        List<Line> lines = new ArrayList<>();
        int gap = gap(room.columns());
        Line header =
                Line.of("  ").append(fixed("time", TIME, gap, Style.FAINT)).append(fixed("", STATUS, gap, Style.FAINT));
        if (hasFigures(room.columns())) {
            header = right(right(header, "bytes", BYTES), "took", LATENCY);
        }
        lines.add(new Line(header.append(Span.of("client")).spans().stream()
                .map(span -> new Span(Style.FAINT, span.text()))
                .toList()));
        for (int i = from; i < Math.min(hits.size(), from + rows); i++) {
            lines.addAll(hit(hits.get(i), i == selected, room.columns()));
        }
        return lines;
    }

    /** The cells between columns: fewer on a narrow terminal, so that an address fits. */
    private static int gap(int columns) {
        return columns < NARROW ? 1 : GAP;
    }

    private static boolean hasFigures(int columns) {
        return columns >= 2 + TIME + STATUS + BYTES + LATENCY + ADDRESS + 4 * GAP;
    }

    private List<Line> hit(StoredHit hit, boolean selected, int columns) {
        String status = hit.status().isPresent() ? Integer.toString(hit.status().getAsInt()) : Figures.UNKNOWN;
        Line first = Line.of(new Span(selected ? Style.SELECTED : Style.PLAIN, selected ? "> " : "  "))
                .append(fixed(time.dayTime(hit.time(), now), TIME, gap(columns), Style.FAINT))
                .append(fixed(status, STATUS, gap(columns), style(status)));
        if (hasFigures(columns)) {
            first = right(
                    first, hit.bytes().isPresent() ? Figures.compact(hit.bytes().getAsLong()) : "-", BYTES);
            first = right(first, Figures.latency(hit.durationNanos()), LATENCY);
        }
        String client = hit.client().orElse(Figures.UNKNOWN);
        String request = hit.method().orElse(Figures.UNKNOWN) + " " + hit.url().orElse(Figures.UNKNOWN);
        String referrer = hit.referrer().map(from -> "from " + from).orElse("");
        String agent = hit.agent().orElse("");
        if (columns < WIDE) {
            Line second = Line.of(
                    Span.of("    " + request + "  "),
                    new Span(Style.FAINT, agent + (agent.isEmpty() ? "" : "  ") + referrer));
            return (columns > NARROWEST
                            ? List.of(first.append(Span.of(client)), second)
                            : List.of(first, Line.of("  " + client), second))
                    .stream().map(line -> line.fit(columns)).toList();
        }
        Line line = first.append(fixed(client, ADDRESS, GAP, Style.PLAIN));
        int rest = columns - line.width();
        int agents = rest < REFERRER + AGENT + 30 ? 0 : AGENT;
        int referrers = rest < REFERRER + AGENT + 60 ? 0 : REFERRER;
        line = line.append(fixed(request, rest - agents - referrers - GAP, GAP, Style.PLAIN));
        line = agents == 0 ? line : line.append(fixed(agent, agents - GAP, GAP, Style.FAINT));
        return List.of((referrers == 0 ? line : line.append(new Span(Style.FAINT, referrer))).fit(columns));
    }

    private static Style style(String status) {
        return status.startsWith("5") ? Style.ERROR : status.startsWith("4") ? Style.WARNING : Style.PLAIN;
    }

    /** A text in exactly {@code cells} cells, with a gap after it. */
    private static Line fixed(String text, int cells, int gap, Style style) {
        return Line.of(new Span(style, text)).fit(cells).padTo(cells + gap);
    }

    private static Line right(Line line, String text, int cells) {
        return line.append(Line.of(text).rightIn(cells)).append(Span.of(" ".repeat(GAP)));
    }
}
