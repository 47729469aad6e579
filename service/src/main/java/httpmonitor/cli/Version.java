package httpmonitor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions that the build wrote down: our own, and that of the Elastic stack. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties built = built();
        return new String[] {
            "HttpMonitor " + built.getProperty("version"),
            "Elastic stack " + built.getProperty("elastic") + " (Elasticsearch client, embedded server, images)",
            "Java " + Runtime.version()
        };
    }

    /** The Elastic stack's version, which the embedded distribution's folder is named after. */
    static String elastic() throws IOException {
        return Objects.requireNonNull(built().getProperty("elastic"));
    }

    private static Properties built() throws IOException {
        Properties properties = new Properties();
        try (InputStream in =
                Objects.requireNonNull(Version.class.getResourceAsStream("/httpmonitor/version.properties"))) {
            properties.load(in);
        }
        return properties;
    }
}
