package httpmonitor.elastic.query.search;

import httpmonitor.elastic.schema.IndexNames;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports heartbeats that are left out, with the reason; each once. */
final class LeftOut {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOut.class);

    /** Limit of the number that is reported; the first ones show the reason. */
    private static final int MOST = 100;

    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private LeftOut() {}

    static void say(String id, String reason) {
        String harmless = (id + ": " + reason).replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
        if (SAID.size() < MOST && SAID.add(id)) {
            LOG.warn("A heartbeat in {} is left out, document {}", IndexNames.HEARTBEAT, harmless);
        }
    }
}
