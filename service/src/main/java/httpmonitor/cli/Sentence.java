package httpmonitor.cli;

import httpmonitor.view.text.Printable;

/** Causes as sentences for the user: one line, harmless on a terminal, no class names where a message says enough. */
final class Sentence {

    private Sentence() {}

    static String of(Throwable cause) {
        String message = cause.getMessage();
        return of(message == null || message.isBlank() ? cause.getClass().getSimpleName() : message);
    }

    /** The same of a text that begins anyhow and may lack its full stop. */
    static String of(String text) {
        String sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return Printable.of(sentence.matches("(?s).*[.!?:;]") ? sentence : sentence + ".");
    }
}
