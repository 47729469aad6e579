package httpmonitor.elastic.rest;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HttpClientHostnameVerifier;

/** The client's check that a certificate names the host of the URL. A failure lists the hosts in the certificate. */
final class HostCheck implements HttpClientHostnameVerifier {

    private final DefaultHostnameVerifier check = new DefaultHostnameVerifier();

    @Override
    public boolean verify(String host, SSLSession session) {
        return check.verify(host, session);
    }

    @Override
    public void verify(String host, X509Certificate certificate) throws SSLException {
        try {
            check.verify(host, certificate);
        } catch (SSLPeerUnverifiedException e) {
            SSLException named = new SSLPeerUnverifiedException("it names " + names(certificate) + ", not " + host);
            named.initCause(e);
            throw named;
        }
    }

    private static String names(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            Stream<String> all = names == null
                    ? Stream.of(certificate.getSubjectX500Principal().getName())
                    : names.stream().map(name -> String.valueOf(name.get(1)));
            return all.limit(5).collect(Collectors.joining(", "));
        } catch (CertificateParsingException e) {
            return "hosts that cannot be read";
        }
    }
}
