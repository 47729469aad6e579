package httpmonitor.elastic.rest;

import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequestInterceptor;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ssl.TransportSecurityLayer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Builds the HTTP client. Features that Elasticsearch never uses are off, so that a cold start does not load them:
 * cookies (with their list of public suffixes), redirects, and TLS where no URL needs it. Compressed answers are off,
 * because they cost both sides processor time. Retries are off, because the caller must know what was stored.
 */
final class RestClients {
    /**
     * How long a server may take to accept or refuse a large body before it is sent. Elasticsearch always answers. The
     * default of 3 s is too short for an overloaded server: a client that then sends the body may get a closed
     * connection instead of the reason.
     */
    private static final Timeout CONTINUE = Timeout.ofSeconds(15);

    /** Bulk requests have a megabyte: with the default of 8 KiB, each would be sent in more than a hundred steps. */
    private static final int BUFFER = 64 * 1024;

    /** The message where the guard refuses a connection; nothing was sent. */
    static final String GUARDED = "the store has ended, and another program listens there";

    private static final int MOST_HEADERS = 200;

    private static final AtomicInteger THREADS = new AtomicInteger();

    private RestClients() {}

    /** {@code strict}: an answer with a deprecation warning is a failure. */
    static Rest5Client of(ElasticSettings settings, boolean strict) {
        HttpHost[] hosts = settings.urls().stream().map(HttpHost::create).toArray(HttpHost[]::new);
        Rest5ClientBuilder builder =
                Rest5Client.builder(hosts).setHttpClient(http(settings)).setStrictDeprecationMode(strict);
        String path = settings.urls().getFirst().getPath();
        if (!path.isEmpty()) {
            builder.setPathPrefix(path);
        }
        return builder.build();
    }

    private static CloseableHttpAsyncClient http(ElasticSettings settings) {
        HttpAsyncClientBuilder builder = HttpAsyncClientBuilder.create();
        settings.credentials()
                .ifPresent(who -> builder.addRequestInterceptorFirst(
                                (request, entity, context) -> request.setHeader(authorization(who)))
                        .addResponseInterceptorFirst((response, entity, context) -> {
                            if (response.getCode() == HttpStatus.SC_UNAUTHORIZED) {
                                who.refused();
                            }
                        }));
        settings.guard().ifPresent(guard -> builder.addRequestInterceptorFirst(refusing(guard)));
        return builder.setConnectionManager(connections(settings))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(settings.responseTimeout()))
                        .setConnectionRequestTimeout(Timeout.of(settings.responseTimeout()))
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(2).build())
                .addExecInterceptorAfter(
                        ChainElement.CONNECT.name(), "limits", new AnswerLimits(settings.responseTimeout()))
                .setHttp1Config(Http1Config.custom()
                        .setBufferSize(BUFFER)
                        .setMaxHeaderCount(MOST_HEADERS)
                        .setMaxLineLength(BUFFER)
                        .setWaitForContinueTimeout(CONTINUE)
                        .build())
                .setThreadFactory(RestClients::thread)
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static PoolingAsyncClientConnectionManager connections(ElasticSettings settings) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(8)
                .setMaxConnTotal(32)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(ElasticSettings.CONNECT_TIMEOUT))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setTlsStrategy(settings.isTls() ? tls(settings) : new NoTls())
                .build();
    }

    /**
     * Compares the certificate with the host of the URL for every kind of trust: a CA signs the certificates of many
     * hosts. The constructor without a policy compares nothing in an asynchronous client.
     */
    private static TlsStrategy tls(ElasticSettings settings) {
        return new DefaultClientTlsStrategy(
                Trust.context(settings), HostnameVerificationPolicy.CLIENT, new HostCheck());
    }

    /**
     * Checks a connection before its first request, and closes it where the guard refuses. Later requests on it go to
     * the same program, so they need no check.
     */
    private static HttpRequestInterceptor refusing(ServerGuard guard) {
        return (request, entity, context) -> {
            EndpointDetails ends = HttpCoreContext.cast(context).getEndpointDetails();
            if (ends == null || (ends.getRequestCount() == 0 && !isMeant(guard, ends))) {
                throw new ConnectException(GUARDED);
            }
        };
    }

    private static boolean isMeant(ServerGuard guard, EndpointDetails ends) {
        return ends.getLocalAddress() instanceof InetSocketAddress client
                && ends.getRemoteAddress() instanceof InetSocketAddress server
                && guard.isMeant(client, server);
    }

    private static Header authorization(Credentials who) {
        return new BasicHeader("Authorization", who.authorization(), true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "elasticsearch-client-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** A placeholder that is never called, because no URL is {@code https}. */
    private static final class NoTls implements TlsStrategy {
        @Override
        @Deprecated
        public boolean upgrade(
                TransportSecurityLayer session,
                HttpHost host,
                SocketAddress local,
                SocketAddress remote,
                Object attachment,
                Timeout timeout) {
            throw new IllegalStateException("no URL asked for TLS, yet " + host + " does");
        }
    }
}
