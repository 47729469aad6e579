package httpmonitor.testing;

import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one real Elasticsearch, the same for all tests of a JVM: a container where a Docker engine answers, else
 * the embedded distribution. Where neither starts, the test fails.
 *
 * <pre>{@code
 * @ExtendWith(RealElasticsearch.class)
 * class SomethingIT {
 *     @Test
 *     void itWorks(ElasticsearchServer server) { ... }
 * }
 * }</pre>
 */
public final class RealElasticsearch implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RealElasticsearch.class);

    /** A class finds no heartbeat of another one: a source that is no longer tailed makes pollers blind. */
    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        SharedServer server = test.getRoot().getStore(NAMESPACE).get("server", SharedServer.class);
        if (server != null) {
            server.forgetSources();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == ElasticsearchServer.class;
    }

    @Override
    public ElasticsearchServer resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("server", key -> SharedServer.start(), SharedServer.class)
                .address();
    }

    /** The beginning of index names that no other test uses; lower case, ends without a separator. */
    public static String freshPrefix() {
        return "test" + UUID.randomUUID().toString().replace("-", "");
    }
}
