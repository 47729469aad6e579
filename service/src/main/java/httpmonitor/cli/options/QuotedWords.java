package httpmonitor.cli.options;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the words of a text one by one. They are separated by spaces; double or single quotes anywhere in a word may
 * hold spaces.
 */
final class QuotedWords {

    private record Word(String text, boolean quoted) {}

    private final List<Word> words;
    private int position;

    private QuotedWords(List<Word> words) {
        this.words = words;
    }

    /**
     * The words of a text.
     *
     * @throws IllegalArgumentException where a quote is not closed
     */
    static QuotedWords of(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        char quote = 0;
        for (char c : (text + " ").toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                quoted = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
            } else if (quoted || !word.isEmpty()) {
                words.add(new Word(word.toString(), quoted));
                word.setLength(0);
                quoted = false;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quote is not closed");
        }
        return new QuotedWords(words);
    }

    /** A word, quoted where a text needs that. */
    static String quoted(String word) {
        return word.matches("[^\\s\"']+") ? word : '"' + word.replace("\"", "\"'\"'\"") + '"';
    }

    /** Whether the next word is this one, unquoted. */
    boolean isAt(String word) {
        return position < words.size()
                && words.get(position).text().equals(word)
                && !words.get(position).quoted();
    }

    /** Skips the next word if it is this one, and returns whether it was. */
    boolean skip(String word) {
        boolean at = isAt(word);
        if (at) {
            position++;
        }
        return at;
    }

    /**
     * The next word.
     *
     * @param what the expected word, for the exception's message
     * @throws IllegalArgumentException where there is none
     */
    String next(String what) {
        if (position == words.size()) {
            throw new IllegalArgumentException("missing " + what);
        }
        return words.get(position++).text();
    }

    /** Skips a word that must be next. */
    void require(String word, String what) {
        if (!skip(word)) {
            String found = position == words.size()
                    ? ""
                    : ", not '" + words.get(position).text() + "'";
            throw new IllegalArgumentException("expected " + what + found);
        }
    }

    void requireEnd() {
        if (position < words.size()) {
            throw new IllegalArgumentException("nothing may follow but 'recover', not '"
                    + words.get(position).text() + "'");
        }
    }
}
