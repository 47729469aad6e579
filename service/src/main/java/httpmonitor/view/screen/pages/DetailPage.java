package httpmonitor.view.screen.pages;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.IntervalTraffic;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import httpmonitor.view.screen.state.AnsweredTick;
import httpmonitor.view.screen.state.Viewpoint;
import httpmonitor.view.text.Figures;
import httpmonitor.view.text.Glyphs;
import httpmonitor.view.text.Line;
import httpmonitor.view.text.SideBySide;
import httpmonitor.view.text.Span;
import httpmonitor.view.text.Style;
import httpmonitor.view.text.Table;
import httpmonitor.view.text.Table.Column;
import httpmonitor.view.text.TickFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What hits of one section or client have in common: URLs, then clients or sections, status codes, methods and user
 * agents.
 */
final class DetailPage {

    private static final int BAR = 16;
    private static final int SHARE = 6;

    /** Cells of the columns other than the name, with the gaps before them. */
    private static final int NUMBERS = Figures.COMPACT_WIDTH + SHARE + BAR + 6;

    private static final int WIDEST_NAME = 80;
    private static final int WIDE = 116;
    private static final int GAP = 3;

    private final Glyphs glyphs;

    DetailPage(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    /** A list with its title. */
    private record Block(String title, List<HitGroup> counts) {}

    List<Line> lines(Viewpoint viewpoint, Condition of, Optional<AnsweredTick> shown, Size room) {
        List<Line> lines = new ArrayList<>();
        Line title = Line.of(new Span(Style.STRONG, of.field().label() + " " + of.value()));
        Optional<IntervalTraffic> known = shown.filter(
                        answer -> answer.viewpoint().detail().equals(Optional.of(of)))
                .flatMap(AnsweredTick::detail);
        if (known.isEmpty()) {
            return List.of(title, Line.of(isAnswered(viewpoint, shown) ? "Not known." : "Asking ..."));
        }
        IntervalTraffic detail = known.get();
        lines.add(title.append(Span.of("  in this interval: " + Figures.grouped(detail.hits()) + " hits")));
        lines.add(inOneLine("status", detail.list(HitList.STATUS)));
        lines.add(inOneLine("methods", detail.list(HitList.METHODS)));
        detail.latency().map(TickFrame::latency).ifPresent(lines::add);
        Size left = new Size(room.columns(), room.rows() - lines.size());
        lines.addAll(
                room.columns() >= WIDE
                        ? beside(blocks(of, detail), detail, left)
                        : below(blocks(of, detail), detail, left));
        return lines;
    }

    private static boolean isAnswered(Viewpoint viewpoint, Optional<AnsweredTick> shown) {
        return shown.map(AnsweredTick::viewpoint).equals(Optional.of(viewpoint));
    }

    private static List<Block> blocks(Condition of, IntervalTraffic detail) {
        Block others = of.field() == Field.CLIENT
                ? new Block("section", detail.list(HitList.SECTIONS))
                : new Block("client", detail.list(HitList.CLIENTS));
        return List.of(
                new Block("url", detail.list(HitList.URLS)),
                others,
                new Block("user agent", detail.list(HitList.AGENTS)));
    }

    private static Line inOneLine(String title, List<HitGroup> counts) {
        Line line = Line.of(new Span(Style.FAINT, title)).padTo(10);
        for (HitGroup count : counts) {
            line = line.append(
                    new Span(Style.FAINT, count.value()), Span.of(" " + Figures.grouped(count.hits()) + "  "));
        }
        return line;
    }

    /** Half of the room for the first, and what each leaves for the next. */
    private List<Line> below(List<Block> blocks, IntervalTraffic detail, Size room) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            int left = room.rows() - lines.size();
            int share = i == 0 ? Math.ceilDiv(left, 2) : left / (blocks.size() - i);
            if (share >= 2) {
                lines.addAll(table(blocks.get(i), detail, new Size(room.columns(), share)));
            }
        }
        return lines;
    }

    private List<Line> beside(List<Block> blocks, IntervalTraffic detail, Size room) {
        int leftWidth = (room.columns() - GAP) / 2;
        List<Line> left = table(blocks.getFirst(), detail, new Size(leftWidth, room.rows()));
        List<Line> right = below(
                blocks.subList(1, blocks.size()), detail, new Size(room.columns() - leftWidth - GAP, room.rows()));
        return SideBySide.beside(left, leftWidth + GAP, right);
    }

    private List<Line> table(Block block, IntervalTraffic detail, Size room) {
        Table table = new Table(
                new Column(block.title(), false, Math.clamp((long) room.columns() - NUMBERS, 1, WIDEST_NAME)),
                new Column("hits", true, Figures.COMPACT_WIDTH),
                new Column("share", true, SHARE),
                new Column("", false, BAR));
        block.counts().stream()
                .limit(Math.max(0, room.rows() - 1))
                .forEach(count -> table.add(
                        Span.of(count.value()),
                        Span.of(Figures.compact(count.hits())),
                        Span.of(Figures.share(count.hits(), detail.hits())),
                        new Span(Style.FAINT, glyphs.bar((double) count.hits() / Math.max(1, detail.hits()), BAR))));
        return table.lines(room.columns());
    }
}
