package httpmonitor.view.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's query, decoded. */
final class Parameters {

    private static final int LONGEST = 8_192;
    private static final int MOST = 32;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /**
     * Reads a query.
     *
     * @param rawQuery the query of a URI; null where there is none
     * @throws BadRequestException where it is too long
     */
    Parameters(@Nullable String rawQuery) {
        if (rawQuery == null || rawQuery.isEmpty()) {
            return;
        }
        String[] pairs = rawQuery.split("&", MOST + 1);
        if (rawQuery.length() > LONGEST || pairs.length > MOST) {
            throw new BadRequestException(
                    "The query has more than " + LONGEST + " characters, or more than " + MOST + " parameters.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8);
            values.computeIfAbsent(name, unused -> new ArrayList<>())
                    .add(equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
    }

    /** These parameters; refuses others than those named, since a misspelt one would have no effect. */
    Parameters allowing(Set<String> names) {
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new BadRequestException("There is no parameter '" + name + "' here; there are "
                        + String.join(", ", names.stream().sorted().toList()) + ".");
            }
        }
        return this;
    }

    /** All values of a parameter that may be repeated. */
    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of a parameter that may be given once. */
    Optional<String> one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new BadRequestException("The parameter '" + name + "' stands more than once.");
        }
        return all.stream().findFirst();
    }
}
