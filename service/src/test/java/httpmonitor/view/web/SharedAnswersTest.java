package httpmonitor.view.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.traffic.TrafficUnavailableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedAnswersTest {

    private final AtomicLong millis = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final SharedAnswers answers = new SharedAnswers(() -> TimeUnit.MILLISECONDS.toNanos(millis.get()));

    private String ask(String question) throws Exception {
        return answers.of(question, () -> question + asked.incrementAndGet());
    }

    @Test
    void aQuestionIsAskedOnceAsLongAsItsAnswerIsFresh() throws Exception {
        assertThat(ask("a")).isEqualTo("a1");
        millis.set(2_000);
        assertThat(ask("a")).isEqualTo("a1");
        assertThat(ask("b")).isEqualTo("b2");
        millis.set(2_001);
        assertThat(ask("a")).isEqualTo("a3");
    }

    @Test
    void theOldestOfManyQuestionsIsForgotten() throws Exception {
        for (int i = 0; i < 33; i++) {
            ask("question " + i);
        }

        assertThat(ask("question 1")).isEqualTo("question 12");
        assertThat(ask("question 0")).isEqualTo("question 034");
    }

    @Test
    void aFailureIsNotKept() throws Exception {
        assertThatThrownBy(() -> answers.of("a", () -> {
                    throw new TrafficUnavailableException("away");
                }))
                .isInstanceOf(TrafficUnavailableException.class);

        assertThat(ask("a")).isEqualTo("a1");
    }

    @Test
    void readersOfOneQuestionWaitForTheFirst() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch store = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> answers.of("a", () -> {
                begun.countDown();
                store.await();
                return "slow";
            }));
            begun.await();
            var second = threads.submit(() -> ask("a"));
            store.countDown();

            assertThat(first.get()).isEqualTo("slow");
            assertThat(second.get()).isEqualTo("slow");
        }
    }
}
