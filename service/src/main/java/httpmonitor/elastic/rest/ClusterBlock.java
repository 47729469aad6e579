package httpmonitor.elastic.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises a block that an operator or a full disk has set, by Elasticsearch's reason, such as {@code
 * cluster_block_exception: index [NAME] blocked by: [FORBIDDEN/8/index write (api)];}. Its status is 403 or 429, like
 * that of a missing privilege or of an overload, which ask for something else.
 */
final class ClusterBlock {

    private static final Pattern BLOCK =
            Pattern.compile("cluster_block_exception: (?:index \\[(?<index>[^\\]]+)\\] )?blocked by: \\[(?<block>.*)");

    private ClusterBlock() {}

    /** What to do; empty where the reason is another one, or the cluster removes the block by itself. */
    static Optional<String> advice(String reason) {
        Matcher found = BLOCK.matcher(reason);
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        String block = found.group("block");
        if (block.contains("disk usage")) {
            return Optional.of("free disk space on its nodes");
        }
        if (!block.startsWith("FORBIDDEN")) {
            return Optional.empty();
        }
        String index = found.group("index");
        String kind = block.startsWith("FORBIDDEN/7/") ? "read" : "write";
        return Optional.of("remove the " + kind + " block of " + (index == null ? "the cluster" : "index " + index));
    }
}
