package httpmonitor.cli.usage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The versions that the build has recorded: our own, and those of Elasticsearch and its client. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties built = built();
        return new String[] {
            "HttpMonitor " + built.getProperty("version"),
            "Elasticsearch " + built.getProperty("elastic") + " (embedded)",
            "Elasticsearch client and images " + built.getProperty("elastic.client"),
            "Java " + Runtime.version()
        };
    }

    /** The version of the embedded Elasticsearch, which is part of the name of the distribution's folder. */
    public static String elastic() throws IOException {
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
