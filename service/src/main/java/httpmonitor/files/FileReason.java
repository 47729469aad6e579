package httpmonitor.files;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/**
 * Why a file could not be used, as a part of a sentence; the message of Java's own exceptions is often only the path.
 */
public final class FileReason {

    private FileReason() {}

    /** The reason, without the name of the file. */
    public static String of(IOException cause) {
        return switch (cause) {
            case NoSuchFileException e -> "it does not exist";
            case AccessDeniedException e -> "permission denied";
            case FileAlreadyExistsException e -> "something else is there already";
            case NotDirectoryException e -> "it is not a folder";
            case FileSystemException e -> e.getReason() == null ? message(e) : e.getReason();
            case MalformedInputException e -> "it is not in UTF-8";
            default -> message(cause);
        };
    }

    /** The same after the name of the file, where the cause names one. */
    public static String named(IOException cause) {
        return cause instanceof FileSystemException file ? file.getFile() + ": " + of(file) : of(cause);
    }

    private static String message(IOException cause) {
        return Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
    }
}
