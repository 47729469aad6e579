package httpmonitor.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one real Elasticsearch with native users, API keys, lifecycle policies and TLS, the same for all tests of
 * a JVM. It needs no Docker. Where it does not start, the test fails.
 *
 * <pre>{@code
 * @ExtendWith(SecuredElasticsearch.class)
 * class SomethingIT {
 *     @Test
 *     void itWorks(SecuredServer server) { ... }
 * }
 * }</pre>
 */
public final class SecuredElasticsearch implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == SecuredServer.class;
    }

    @Override
    public SecuredServer resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(SecuredElasticsearch.class))
                .computeIfAbsent("server", key -> SecuredServer.start(), SecuredServer.class);
    }
}
