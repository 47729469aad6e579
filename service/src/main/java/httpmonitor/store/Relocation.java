package httpmonitor.store;

import httpmonitor.files.FileTree;
import httpmonitor.files.FileTrust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Moves files that a user cannot reach, for example below {@code /root}, to a folder where it can: the distribution as
 * a copy that all stores share, and Elasticsearch's own files, with a link in their place.
 */
record Relocation(RunAs runAs, Path shared, Consumer<String> messages) {

    Placement place(NodeSettings settings, ElasticsearchFolder folder)
            throws IOException, InterruptedException, StartRefusedException {
        requireJava(NodeSettings.ownJavaHome());
        Files.createDirectories(
                shared, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Optional<String> objection = FileTrust.folderObjection(shared);
        if (objection.isPresent()) {
            throw new StartRefusedException("Elasticsearch refuses to run as root, and its files cannot be kept in "
                    + shared + ": " + objection.get() + "; " + RootPolicy.ANOTHER_USER);
        }
        if (!runAs.reaches(shared.resolve("any"))) {
            throw new StartRefusedException("Elasticsearch refuses to run as root, and the user it would run as (uid "
                    + runAs.uid() + ") can enter neither its folders nor " + shared
                    + "; " + RootPolicy.ANOTHER_USER);
        }
        return new Placement(runAs, distribution(settings.distribution()), folder(folder, settings.data()));
    }

    private void requireJava(Path javaHome) throws IOException, InterruptedException, StartRefusedException {
        if (!runAs.executes(javaHome.resolve("bin/java"))) {
            throw new StartRefusedException("Elasticsearch refuses to run as root, and the user it would run as (uid "
                    + runAs.uid() + ") cannot run the JDK in " + javaHome
                    + "; set JAVA_HOME to one that everybody can run.");
        }
    }

    private Path distribution(Path original) throws IOException, InterruptedException {
        if (runAs.reads(original)) {
            return original;
        }
        Path copy = shared.resolve(original.getFileName());
        if (!runAs.reads(copy)) {
            messages.accept(
                    "Copying Elasticsearch to " + copy + ", because the user it runs as cannot read " + original + ".");
            FileTree.replaceReadableCopy(original, copy);
        }
        return copy;
    }

    private ElasticsearchFolder folder(ElasticsearchFolder original, Path data)
            throws IOException, InterruptedException {
        if (runAs.reaches(original.root())) {
            return original;
        }
        // Each data folder has its own name here, which is always the same.
        UUID name = UUID.nameUUIDFromBytes(data.toString().getBytes(StandardCharsets.UTF_8));
        Path target = shared.resolve("store-" + name);
        messages.accept("Keeping Elasticsearch's files in " + target + ", because the user it runs as cannot enter "
                + original.root() + ".");
        FileTree.move(original.root(), target);
        Files.createSymbolicLink(original.root(), target);
        return new ElasticsearchFolder(target.toRealPath());
    }
}
