package httpmonitor.view.screen.state;

import httpmonitor.traffic.HitGroup;
import httpmonitor.traffic.HitList;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import httpmonitor.view.screen.keys.Key;
import httpmonitor.view.screen.keys.Key.Named;
import httpmonitor.view.screen.state.Prompt.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The effects of keys while the input line is open. */
record LineInput(ScreenState state, Prompt line) {

    ScreenState on(Key key) {
        if (key == Named.ESCAPE) {
            return state.withPrompt(Optional.empty());
        }
        if (key == Named.ENTER) {
            return line.offer()
                    .map(meant -> state.withPrompt(Optional.of(meant)))
                    .orElseGet(this::entered);
        }
        return state.withPrompt(Optional.of(line.kind() == Kind.FILTER ? filtering(key) : line.type(key)));
    }

    private Prompt filtering(Key key) {
        if (key == Named.TAB) {
            return line.completed(completion());
        }
        return key == Named.UP || key == Named.DOWN
                ? line.recalled(state.browsing().filters(), key == Named.UP ? 1 : -1)
                : line.type(key);
    }

    private ScreenState entered() {
        try {
            ScreenState closed = state.withPrompt(Optional.empty());
            Viewpoint viewpoint = state.viewpoint();
            return switch (line.kind()) {
                case FILTER ->
                    closed.lookingFrom(viewpoint.withFilter(line.filter()))
                            .with(state.browsing().withFilter(line.text().strip()));
                case THRESHOLD ->
                    closed.lookingFrom(
                            viewpoint.withRule(line.rule(state.given().rule())));
                case TIME -> closed.goTo(time());
            };
        } catch (IllegalArgumentException e) {
            return state.withPrompt(Optional.of(line.refused(String.valueOf(e.getMessage()))));
        }
    }

    private Instant time() {
        Instant now = state.feed().live();
        return line.text().isBlank() ? now : TimeInput.parse(line.text(), now, state.zone());
    }

    private Completion completion() {
        Map<Field, List<String>> values = new EnumMap<>(Field.class);
        values.put(Field.STATUS, new ArrayList<>(List.of("2xx", "3xx", "4xx", "5xx")));
        values.put(Field.METHOD, new ArrayList<>(List.of("GET", "POST")));
        state.traffic().ifPresent(traffic -> {
            traffic.interval().lists().forEach((list, groups) -> add(values, list, groups));
            traffic.closer()
                    .detail()
                    .ifPresent(detail -> detail.lists().forEach((list, groups) -> add(values, list, groups)));
        });
        return new Completion(values);
    }

    private static void add(Map<Field, List<String>> values, HitList list, List<HitGroup> groups) {
        for (HitGroup group : groups) {
            for (Condition condition : list.only(group).conditions()) {
                List<String> known = values.computeIfAbsent(condition.field(), field -> new ArrayList<>());
                if (!known.contains(condition.value())) {
                    known.add(condition.value());
                }
            }
        }
    }
}
