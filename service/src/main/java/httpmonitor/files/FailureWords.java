package httpmonitor.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Failures of files in words; the message of Java's own exceptions is often just the path. */
public final class FailureWords {

    private FailureWords() {}

    public static String of(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileSystemException file ->
                file.getFile() + ": "
                        + Objects.requireNonNullElse(
                                file.getReason(), file.getClass().getSimpleName());
            default ->
                Objects.requireNonNullElse(
                        failure.getMessage(), failure.getClass().getSimpleName());
        };
    }
}
