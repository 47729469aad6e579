package httpmonitor.view.web;

import httpmonitor.traffic.TrafficUnavailableException;
import java.util.Set;

/**
 * A question that can be asked over HTTP.
 *
 * @param names of its parameters
 * @param answering gives the answer
 */
record ApiCall(Set<String> names, Answering answering) {

    /** Gives an answer. */
    @FunctionalInterface
    interface Answering {

        /**
         * The answer as JSON.
         *
         * @throws BadRequestException where the question is wrong
         * @throws TrafficUnavailableException where the store does not answer, or answers only in part
         */
        String of(Asked asked) throws TrafficUnavailableException;
    }
}
