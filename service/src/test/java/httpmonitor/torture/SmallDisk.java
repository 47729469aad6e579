package httpmonitor.torture;

import httpmonitor.testing.Tmpfs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system of its own at a folder, which can be filled. */
final class SmallDisk implements AutoCloseable {
    private static final int KILOBYTES = 512;

    private final Tmpfs disk;

    SmallDisk(Path folder) throws IOException, InterruptedException {
        this.disk = new Tmpfs(folder, "mode=700,size=" + KILOBYTES + "k");
    }

    /** Where it could not be mounted, it must not be filled. */
    boolean isMounted() {
        return disk.isMounted();
    }

    void fill() throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler())) {
            for (int i = 0; i < KILOBYTES; i++) {
                out.write(block);
            }
        } catch (IOException e) {
            return; // it is full
        }
        throw new IOException(disk.folder() + " is larger than it should be");
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return disk.folder().resolve("filler");
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
