package httpmonitor.view.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import httpmonitor.http.Reply;
import httpmonitor.traffic.TrafficUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one kind of request in JSON: with 400 where the request is wrong, with 503 where the store does not answer.
 * The number of concurrent requests to the store is limited for all pages together, so that ticks do not wait.
 */
final class ApiHandler implements HttpHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final int PATIENCE_SECONDS = 10;

    private final Call call;
    private final WebQuestions questions;
    private final Semaphore room;
    private final SharedAnswers answers = new SharedAnswers(System::nanoTime);

    /**
     * A handler.
     *
     * @param room limits the concurrent requests, together with other handlers
     */
    ApiHandler(Call call, WebQuestions questions, Semaphore room) {
        this.call = call;
        this.questions = questions;
        this.room = room;
    }

    /**
     * A request of the page's JSON.
     *
     * @param names the names of its parameters
     * @param answering makes the answer
     */
    record Call(Set<String> names, Answering answering) {}

    /** Makes an answer. */
    @FunctionalInterface
    interface Answering {
        /**
         * The answer as JSON.
         *
         * @throws BadRequestException where the request is wrong
         * @throws TrafficUnavailableException where the store does not answer, or answers only in part
         */
        String of(Asked asked) throws TrafficUnavailableException;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            Parameters parameters = new Parameters(exchange.getRequestURI().getRawQuery());
            Asked asked = new Asked(parameters.allowing(call.names()), questions);
            String query = exchange.getRequestURI().getRawQuery();
            // Without parameters it is the newest tick, which needs no request.
            String answer = query == null ? answer(asked) : answers.of(query, () -> answer(asked));
            Reply.send(exchange, 200, Refusals.JSON, answer.getBytes(StandardCharsets.UTF_8));
        } catch (BadRequestException e) {
            Refusals.json(exchange, 400, String.valueOf(e.getMessage()));
        } catch (TrafficUnavailableException e) {
            Refusals.json(exchange, 503, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends
        }
    }

    /** Answers a request; an answer of the store that this program cannot handle counts as none. */
    @SuppressWarnings("IllegalCatch")
    private String answer(Asked asked) throws TrafficUnavailableException, InterruptedException {
        if (!room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TrafficUnavailableException("Too many requests at the same time: try again in a moment.");
        }
        try {
            return call.answering().of(asked);
        } catch (BadRequestException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("A request could not be answered", e);
            throw new TrafficUnavailableException("The answer of Elasticsearch cannot be used (" + e + ")", e);
        } finally {
            room.release();
        }
    }
}
