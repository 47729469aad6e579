package httpmonitor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import httpmonitor.console.ExitCode;
import httpmonitor.console.Shutdown;
import httpmonitor.console.UserException;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LifetimeTest {

    private final Shutdown shutdown = new Shutdown();
    private final Lifetime lifetime = new Lifetime(shutdown);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
        shutdown.close();
    }

    private int workForLong() throws InterruptedException {
        over.await();
        return ExitCode.DONE;
    }

    @Test
    void theWorksEndIsTheEnd() throws Exception {
        assertThat(lifetime.run(() -> ExitCode.FAILED)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void theWorksFailureIsThrownAsItIs() {
        IOException failure = new IOException("no disk");
        assertThatThrownBy(() -> lifetime.run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void aPartThatFailsEndsTheWork() {
        UserException failure = new UserException("Elasticsearch ended");
        assertThatThrownBy(() -> lifetime.run(() -> {
                    lifetime.fail(failure);
                    return workForLong();
                }))
                .isSameAs(failure);
    }

    @Test
    void aPartThatHasFailedBeforeEndsTheWorkToo() {
        UserException failure = new UserException("Elasticsearch ended");
        lifetime.fail(failure);
        assertThatThrownBy(() -> lifetime.run(this::workForLong)).isSameAs(failure);
    }

    @Test
    void aPartThatEndsWithTheProgramIsNoFailure() throws Exception {
        shutdown.close();
        lifetime.fail(new UserException("Elasticsearch was stopped."));
        assertThat(lifetime.run(this::workForLong)).isEqualTo(ExitCode.DONE);
    }
}
