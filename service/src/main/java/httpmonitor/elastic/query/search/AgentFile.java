package httpmonitor.elastic.query.search;

import httpmonitor.traffic.AgentCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads the catalog of user agents from the jar, when a list of agents is first asked for. */
public final class AgentFile {

    private static final String NAME = "agents.txt";

    private AgentFile() {}

    /**
     * Reads the catalog.
     *
     * @throws UncheckedIOException where the jar cannot be read
     */
    public static AgentCatalog read() {
        try (InputStream in = Objects.requireNonNull(AgentFile.class.getResourceAsStream(NAME), NAME)) {
            return new AgentCatalog(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + NAME + " in the jar", e);
        }
    }
}
