package httpmonitor.traffic;

import httpmonitor.traffic.HitGroup.Agent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names clients by their user agent. Its rules are data, one a line: kind, a text that occurs in the
 * user agent, and the name, separated by tabs. The first rule that matches counts; case is ignored. A number right
 * after the text is the version. Empty lines and lines that begin with # are skipped.
 */
public final class AgentCatalog {

    /** As a name: the word that contains the text. */
    private static final String WORD = "*";

    private static final int COLUMNS = 3;

    /** Longer numbers are no versions that are shown. */
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,4}(?![0-9])");

    private final List<Rule> rules = new ArrayList<>();

    private record Rule(AgentKind kind, String text, String name) {}

    /**
     * Reads the rules.
     *
     * @throws IllegalArgumentException where a line is no rule; the message names it
     */
    public AgentCatalog(List<String> lines) {
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rules.add(rule(line));
            }
        }
    }

    private static Rule rule(String line) {
        String[] columns = line.split("\t+", -1);
        if (columns.length != COLUMNS || columns[1].isEmpty() || columns[2].isEmpty()) {
            throw new IllegalArgumentException("not a rule of kind, text and name, separated by tabs: '" + line + "'");
        }
        return new Rule(
                AgentKind.valueOf(columns[0].toUpperCase(Locale.ROOT)),
                columns[1].toLowerCase(Locale.ROOT),
                columns[2]);
    }

    /**
     * Sums up user agents of the same name and kind.
     *
     * @param agents a group for each user agent
     * @param top the highest number of groups
     * @return most hits first, equal counts by code point
     */
    public List<HitGroup> named(List<HitGroup> agents, int top) {
        return HitGroup.summed(agents.stream().map(this::named).toList(), top);
    }

    private HitGroup named(HitGroup group) {
        String agent = group.value();
        // Lower case must keep the length, so that positions in both texts are the same.
        String lower = lowerCase(agent);
        for (Rule rule : rules) {
            int at = lower.indexOf(rule.text());
            if (at >= 0) {
                int end = at + rule.text().length();
                String name = rule.name().equals(WORD) ? word(agent, at, end) : rule.name();
                return named(group, name + (rule.kind() == AgentKind.BOT ? "" : version(agent, end)), rule.kind());
            }
        }
        return named(group, agent, AgentKind.UNKNOWN);
    }

    private static HitGroup named(HitGroup group, String name, AgentKind kind) {
        return group.named(name, Optional.of(new Agent(kind, List.of(group.value()))));
    }

    private static String lowerCase(String text) {
        StringBuilder lower = new StringBuilder(text);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                lower.setCharAt(i, (char) (c - 'A' + 'a'));
            }
        }
        return lower.toString();
    }

    private static String word(String agent, int from, int to) {
        int begin = from;
        int end = to;
        while (begin > 0 && isOfWord(agent.charAt(begin - 1))) {
            begin--;
        }
        while (end < agent.length() && isOfWord(agent.charAt(end))) {
            end++;
        }
        return agent.substring(begin, end);
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static String version(String agent, int from) {
        Matcher version = VERSION.matcher(agent).region(from, agent.length());
        return version.lookingAt() ? " " + version.group() : "";
    }
}
