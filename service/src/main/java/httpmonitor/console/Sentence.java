package httpmonitor.console;

import httpmonitor.view.text.Printable;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Causes as sentences for the user: one line, harmless on a terminal, no class names where a message says enough. */
public final class Sentence {

    private Sentence() {}

    public static String of(Throwable cause) {
        if (cause instanceof FileSystemException file) {
            return of(file.getFile() + ": " + reason(file));
        }
        String message = cause.getMessage();
        return of(message == null || message.isBlank() ? cause.getClass().getSimpleName() : message);
    }

    /** Why a file could not be used, a part of a sentence that does not name the file. */
    public static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> "it does not exist";
            case AccessDeniedException e -> "access denied";
            case FileAlreadyExistsException e -> "something else is there already";
            case NotDirectoryException e -> "it is no folder";
            case FileSystemException e -> e.getReason() == null ? words(e) : e.getReason();
            case MalformedInputException e -> "it is not in UTF-8";
            default -> words(cause);
        };
    }

    private static String words(IOException cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** The same of a text that begins anyhow and may lack its full stop. */
    public static String of(String text) {
        String sentence = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return Printable.of(sentence.matches("(?s).*[.!?:;]") ? sentence : sentence + ".");
    }
}
