package httpmonitor.store;

import httpmonitor.files.FileTrust;
import httpmonitor.files.RandomSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * The placement of Elasticsearch: its folders, and the user that it runs as. This program writes in the folder as that
 * user, so that a link there cannot make it write where that user may not.
 *
 * @param runAs the user
 * @param distribution the distribution, which that user can read
 * @param folder the folder, to which that user can write
 */
record Placement(RunAs runAs, Path distribution, ElasticsearchFolder folder) {

    private static final int LAST_LINES = 60;

    /** Makes all files readable by the owner alone, including those that an earlier version left. */
    private static final String PRIVATE = """
            set -e
            umask 077
            cd -- "$1"
            chmod -R go-rwx .
            rm -rf tmp logs/*.ports
            mkdir -p config/jvm.options.d data logs tmp
            set -C
            """;

    /**
     * Hands the folder over to the user, and replaces the files of the configuration.
     *
     * @param files content by name below {@code config}, lines of text
     */
    void prepare(Map<String, String> files) throws IOException, InterruptedException {
        handOver();
        String end = "END_" + RandomSecret.next();
        var script = new StringBuilder(PRIVATE);
        files.forEach(
                (name, content) -> script.append("rm -f config/%1$s%ncat >config/%1$s <<'%2$s'%n".formatted(name, end))
                        .append(content)
                        .append(content.endsWith("\n") ? "" : "\n")
                        .append(end)
                        .append('\n'));
        try {
            runAs.script(script.toString(), folder.root());
        } catch (IOException e) {
            throw new IOException("the files in " + folder.root() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Needs root. {@code chown -h -P} follows no link, even while another process changes the folders. */
    private void handOver() throws IOException, InterruptedException {
        for (Path part : folder.folders()) {
            if (Files.exists(part, LinkOption.NOFOLLOW_LINKS) && FileTrust.owner(part) != runAs.uid()) {
                RunAs.self(0, 0)
                        .script("chown -R -h -P %d:%d -- \"$1\"".formatted(runAs.uid(), runAs.gid()), folder.root());
                return;
            }
        }
    }

    /**
     * Makes the keystore readable by its owner alone: Elasticsearch creates it readable by the group, and no setting
     * changes that.
     */
    void closeKeystore() throws IOException, InterruptedException {
        runAs.script(
                "cd -- \"$1\" && ! test -e elasticsearch.keystore || chmod 600 elasticsearch.keystore",
                folder.config());
    }

    /** The last lines of Elasticsearch's output, oldest first. */
    String lastLines() throws IOException, InterruptedException {
        return runAs.script("tail -n " + LAST_LINES + " -- \"$1\"", folder.console());
    }
}
