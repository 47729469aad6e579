package httpmonitor.elastic.write;

import httpmonitor.elastic.rest.ElasticFailure;
import httpmonitor.ingest.ship.EntrySink.Rejection;
import httpmonitor.ingest.ship.EntrySink.WriteResult;
import httpmonitor.ingest.ship.EntrySink.WriteResult.Broken;
import httpmonitor.ingest.ship.EntrySink.WriteResult.PartlyRejected;
import httpmonitor.ingest.ship.EntrySink.WriteResult.TooLarge;
import httpmonitor.ingest.ship.EntrySink.WriteResult.TryLater;
import httpmonitor.ingest.ship.EntrySink.WriteResult.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The results of a batch, derived from the answer to its bulk request. */
record BulkResults(String where) {

    private static final String WHAT = "Cannot store lines";

    /**
     * The result from the answers for each line. Where one line has to be sent again, all are: lines that are stored
     * then count as duplicates, because documents are only ever created.
     */
    WriteResult of(List<BulkItem> items) {
        int duplicates = 0;
        List<Rejection> rejections = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            BulkItem item = items.get(index);
            switch (item.verdict()) {
                case STORED -> {}
                case DUPLICATE -> duplicates++;
                case REFUSED ->
                    rejections.add(new Rejection(index, item.failure().reason()));
                case LATER -> {
                    return new TryLater(item.failure().sentence(WHAT, where));
                }
            }
        }
        return rejections.isEmpty() ? new Written(duplicates) : new PartlyRejected(duplicates, List.copyOf(rejections));
    }

    /** The result of a request that failed as a whole. */
    WriteResult of(Throwable cause) {
        ElasticFailure failure = ElasticFailure.of(cause);
        if (failure.status().equals(OptionalInt.of(413))) {
            return new TooLarge();
        }
        String sentence = failure.sentence(WHAT, where);
        return ElasticFailure.isBrokenConnection(cause) ? new Broken(sentence) : new TryLater(sentence);
    }
}
