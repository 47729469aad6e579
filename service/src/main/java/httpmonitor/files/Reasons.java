package httpmonitor.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file could not be read; the messages of the platform are often nothing but its path. */
public final class Reasons {
    private Reasons() {}

    public static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "it does not exist";
            case FileSystemException failed ->
                failed.getReason() == null ? String.valueOf(failed.getMessage()) : failed.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
