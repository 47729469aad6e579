package httpmonitor.console;

import httpmonitor.files.FileReason;
import httpmonitor.view.text.Printable;
import java.nio.file.FileSystemException;

/** Causes as sentences for the user: one line, harmless on a terminal, no class names where a message says enough. */
public final class Sentence {

    private Sentence() {}

    /** The sentence of a cause: its message, or its class's name where it has none. */
    public static String of(Throwable cause) {
        if (cause instanceof FileSystemException file) {
            return of(FileReason.named(file));
        }
        String message = cause.getMessage();
        return of(message == null || message.isBlank() ? cause.getClass().getSimpleName() : message);
    }

    /** The same of a text that may begin with a small letter and end without a full stop. */
    public static String of(String text) {
        String sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return Printable.of(sentence.matches("(?s).*[.!?:;]") ? sentence : sentence + ".");
    }
}
