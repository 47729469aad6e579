package httpmonitor.elastic.query;

import httpmonitor.elastic.schema.DocumentField;
import httpmonitor.traffic.Networks;
import httpmonitor.traffic.TrafficFilter;
import httpmonitor.traffic.TrafficFilter.Condition;
import httpmonitor.traffic.TrafficFilter.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Filters in Kibana's query language, KQL: the hits are those that {@code FilterQuery} finds. */
final class KibanaQuery {

    private KibanaQuery() {}

    /** The query for hits that pass all of these filters; empty where every hit does. */
    static String of(List<TrafficFilter> filters) {
        return filters.stream().flatMap(KibanaQuery::parts).distinct().collect(Collectors.joining(" and "));
    }

    private static Stream<String> parts(TrafficFilter filter) {
        Predicate<Condition> isAlternative =
                condition -> !condition.excluded() && !condition.comparison().isOrder();
        Map<Field, List<Condition>> alternatives = filter.conditions().stream()
                .filter(isAlternative)
                .collect(Collectors.groupingBy(Condition::field, TreeMap::new, Collectors.toList()));
        return Stream.concat(
                alternatives.values().stream().map(KibanaQuery::anyOf),
                filter.conditions().stream().filter(isAlternative.negate()).map(KibanaQuery::single));
    }

    private static String anyOf(List<Condition> conditions) {
        String any = conditions.stream().map(KibanaQuery::hits).collect(Collectors.joining(" or "));
        return conditions.size() == 1 ? any : "(" + any + ")";
    }

    private static String single(Condition condition) {
        return condition.excluded() ? "not " + hits(condition) : hits(condition);
    }

    /** The hits that a condition names, whether it excludes them or not. */
    private static String hits(Condition condition) {
        String value = condition.value();
        return switch (condition.field()) {
            case SECTION -> is(DocumentField.SECTION, value);
            case CLIENT -> is(Networks.isNetwork(value) ? DocumentField.CLIENT_IP : DocumentField.CLIENT, value);
            case METHOD -> is(DocumentField.METHOD, value);
            case URL -> is(DocumentField.PATH, value);
            case HOST -> "(" + is(DocumentField.DOMAIN, value) + " or " + is(DocumentField.HOST, value) + ")";
            case STATUS -> status(value);
            case AGENT -> is(DocumentField.USER_AGENT, value);
            case REFERRER -> is(DocumentField.REFERRER, value);
            case DURATION -> duration(condition);
        };
    }

    private static String status(String value) {
        return value.endsWith("xx")
                ? between(DocumentField.STATUS, value.charAt(0) + "00", " < " + (value.charAt(0) - '0' + 1) + "00")
                : DocumentField.STATUS + " : " + value;
    }

    private static String duration(Condition condition) {
        long nanos = condition.nanos();
        return switch (condition.comparison()) {
            case LESS -> between(DocumentField.DURATION, "0", " < " + nanos);
            case AT_MOST -> between(DocumentField.DURATION, "0", " <= " + nanos);
            case MORE -> DocumentField.DURATION + " > " + nanos;
            case AT_LEAST -> DocumentField.DURATION + " >= " + nanos;
            case EQUAL, NOT_EQUAL ->
                throw new IllegalArgumentException("a duration can only be less or more than a value: " + condition);
        };
    }

    private static String between(String field, String least, String end) {
        return "(" + field + " >= " + least + " and " + field + end + ")";
    }

    /** Between quotes nothing but these characters has a meaning. */
    private static String is(String field, String value) {
        String escaped = value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\n", "\\n");
        return field + " : \"" + escaped + "\"";
    }
}
