package httpmonitor.testing;

import java.util.UUID;
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
public final class RealElasticsearch implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == ElasticsearchServer.class;
    }

    @Override
    public ElasticsearchServer resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(RealElasticsearch.class))
                .computeIfAbsent("server", key -> SharedServer.start(), SharedServer.class)
                .address();
    }

    /** The beginning of index names that no other test uses; lower case, ends without a separator. */
    public static String freshPrefix() {
        return "test" + UUID.randomUUID().toString().replace("-", "");
    }
}
