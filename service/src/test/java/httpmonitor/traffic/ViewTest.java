package httpmonitor.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import httpmonitor.traffic.StoredHit.Place;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.View.Newest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewTest {

    private static final Optional<TrafficFilter> API =
            Optional.of(new TrafficFilter(List.of(Condition.parse("section=/api"))));
    private static final Newest NEWEST = new Newest(50, Optional.empty());
    private static final View ALL =
            new View(TrafficFilter.NONE, API, Set.of(HitList.URLS, HitList.STATUS), 50, true, Optional.of(NEWEST));

    @Test
    void anAnswerToMoreAnswersLess() {
        assertThat(ALL.answers(ALL)).isTrue();
        assertThat(ALL.answers(View.EVERYTHING)).isTrue();
        assertThat(ALL.answers(new View(TrafficFilter.NONE, API))).isTrue();
        assertThat(ALL.answers(new View(
                        TrafficFilter.NONE, Optional.empty(), Set.of(HitList.URLS), 40, false, Optional.empty())))
                .isTrue();
    }

    @Test
    void anAnswerToAnotherQuestionIsNone() {
        Newest older = new Newest(50, Optional.of(new Place(1, 2, 3)));
        for (View other : List.of(
                new View(API.orElseThrow(), Optional.empty()),
                new View(TrafficFilter.NONE, Optional.of(TrafficFilter.NONE)),
                new View(TrafficFilter.NONE, API, Set.of(HitList.AGENTS), 50, true, Optional.of(NEWEST)),
                new View(TrafficFilter.NONE, API, Set.of(), 51, true, Optional.of(NEWEST)),
                new View(TrafficFilter.NONE, Optional.empty(), Set.of(), 0, true, Optional.empty()),
                new View(TrafficFilter.NONE, Optional.empty(), Set.of(), 0, false, Optional.of(NEWEST)),
                new View(TrafficFilter.NONE, API, Set.of(), 0, false, Optional.of(older)))) {
            assertThat(ALL.answers(other)).as("%s", other).isFalse();
        }
        assertThat(View.EVERYTHING.answers(ALL)).isFalse();
    }
}
