package httpmonitor.torture;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.UnaryOperator;

/**
 * Answers that Elasticsearch has not given to the question: of another one, with absurd numbers, cut, or no answers at
 * all.
 */
final class HostileAnswers {
    private static final int REMEMBERED = 8;
    private static final String PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>";

    private final ConcurrentLinkedDeque<String> searches = new ConcurrentLinkedDeque<>();
    private final List<UnaryOperator<String>> kinds = List.of(
            answer -> searches.isEmpty() ? answer : searches.getFirst(),
            answer -> answer.replaceAll("\"doc_count\":\\d+", "\"doc_count\":-2"),
            answer -> answer.replaceAll("\"doc_count\":\\d+", "\"doc_count\":99999999999999999999999"),
            answer -> answer.replaceAll("\"value\":\\d+", "\"value\":-3"),
            answer -> answer.replaceAll("\"key\":\\d+", "\"key\":-9223372036854775808"),
            answer -> answer.replaceAll("\"(doc_count|value|total)\":\\d+", "\"$1\":\"\\\\u001b[2J\""),
            answer -> answer.replaceAll("\\[[^\\[\\]]*\\]", "[null,{}]"),
            answer -> answer.substring(0, answer.length() / 2),
            answer -> "",
            answer -> "null",
            answer -> "[".repeat(50_000),
            answer -> PAGE);

    /** The kind that is in force; empty for none. */
    UnaryOperator<String> draw(Random random) {
        return kinds.get(random.nextInt(kinds.size()));
    }

    /** Passes answers on, and remembers those that are given to other questions later. */
    String honest(String answer) {
        if (answer.contains("\"responses\"")) {
            searches.addLast(answer);
            if (searches.size() > REMEMBERED) {
                searches.removeFirst();
            }
        }
        return answer;
    }
}
