package httpmonitor.view.web;

import httpmonitor.traffic.DurationText;
import httpmonitor.traffic.StoredHit.Place;
import httpmonitor.traffic.TimeRange;
import httpmonitor.traffic.TrafficFilter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads and checks the parameters of a request: instants, ranges, filters and numbers. Every method throws
 * {@link BadRequestException}.
 */
record Asked(Parameters parameters, WebQuestions questions, Instant now) {

    private static final int MOST_CONDITIONS = 16;

    /** The parameters of a request that comes now. */
    Asked(Parameters parameters, WebQuestions questions) {
        this(parameters, questions, questions.clock().instant());
    }

    /** A point in time that is not in the future. */
    Optional<Instant> instant(String name) {
        Optional<Instant> instant = read(name, text -> questions.instants().apply(text, now));
        if (instant.filter(time -> time.isAfter(now)).isPresent()) {
            throw new BadRequestException("'" + name + "' lies in the future.");
        }
        return instant;
    }

    /** The range {@code from} to {@code to}, both required, of at least a second. */
    TimeRange range(Duration longest) {
        Instant from = required("from");
        Instant to = required("to");
        if (!from.isBefore(to)) {
            throw new BadRequestException("'from' must be before 'to'.");
        }
        if (Duration.between(from, to).compareTo(longest) > 0) {
            throw new BadRequestException("A range here is at most " + longest.toDays() + "d long.");
        }
        return new TimeRange(from, to);
    }

    private Instant required(String name) {
        return read(name, text -> questions.instants().apply(text, now))
                .orElseThrow(() -> new BadRequestException("'" + name + "' is missing."));
    }

    /** Whole seconds, from one to {@code longest}. */
    Optional<Duration> seconds(String name, Duration longest) {
        Optional<Duration> found = read(name, DurationText::parse);
        if (found.filter(length -> length.toMillis() % 1000 != 0 || length.isZero() || length.compareTo(longest) > 0)
                .isPresent()) {
            throw new BadRequestException(
                    "'" + name + "' must be whole seconds, from 1s to " + longest.toSeconds() + "s.");
        }
        return found;
    }

    /** A rate in hits per second. */
    Optional<BigDecimal> rate(String name) {
        return read(name, text -> {
            if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
                throw new IllegalArgumentException("'" + name + "' must be a number such as 12.5");
            }
            return new BigDecimal(text);
        });
    }

    /** The place of a hit, as an answer named it. */
    Optional<Place> place(String name) {
        return read(name, Place::parse);
    }

    /** A number from one to {@code most}. */
    int count(String name, int usual, int most) {
        int count = read(name, text -> text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0)
                .orElse(usual);
        if (count < 1 || count > most) {
            throw new BadRequestException("'" + name + "' must be from 1 to " + most + ".");
        }
        return count;
    }

    /** The conditions of all {@code filter} parameters. */
    TrafficFilter filter() {
        if (parameters.all("filter").size() > MOST_CONDITIONS) {
            throw new BadRequestException("There are more than " + MOST_CONDITIONS + " filters.");
        }
        try {
            return new TrafficFilter(parameters.all("filter").stream()
                    .map(questions.conditions())
                    .toList());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }

    private <T> Optional<T> read(String name, Function<String, T> reading) {
        try {
            return parameters.one(name).map(reading);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()));
        }
    }
}
