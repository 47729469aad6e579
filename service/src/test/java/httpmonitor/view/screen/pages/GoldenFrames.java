package httpmonitor.view.screen.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Frames as they should be, in files that can be looked at; {@code -Dframes.write=true} writes what they are. */
final class GoldenFrames {

    private static final Path FOLDER = Path.of("src/test/resources/frames");

    private GoldenFrames() {}

    static void check(String name, String frame) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        if (Boolean.getBoolean("frames.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, frame);
        }
        assertThat(frame).isEqualTo(Files.readString(file));
    }
}
