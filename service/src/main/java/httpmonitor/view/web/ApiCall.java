package httpmonitor.view.web;

import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Set;

/**
 * A request of the page's JSON.
 *
 * @param names the names of its parameters
 * @param answering makes the answer
 */
record ApiCall(Set<String> names, Answering answering) {

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
}
