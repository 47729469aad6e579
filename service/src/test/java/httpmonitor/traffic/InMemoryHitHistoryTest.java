package httpmonitor.traffic;

import java.time.Instant;
import java.util.Map;

class InMemoryHitHistoryTest extends HitHistoryContract {

    @Override
    protected HitHistory holding(Map<Instant, Integer> hits) {
        InMemoryHitHistory history = new InMemoryHitHistory();
        hits.forEach(history::add);
        return history;
    }
}
