package httpmonitor.elastic.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Decides which servers are trusted, as a TLS context. The host's name is always checked as well. */
public final class Trust {
    private Trust() {}

    /**
     * The TLS context for these settings.
     *
     * @throws IllegalArgumentException where the CA file cannot be used; the message says why
     */
    public static SSLContext context(ElasticSettings settings) {
        try {
            if (settings.caCert().isPresent()) {
                return context(trustManager(certificates(settings.caCert().get())));
            }
            if (settings.caFingerprint().isPresent()) {
                return context(new FingerprintTrust(settings.caFingerprint().get()));
            }
            return SSLContext.getDefault();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    /**
     * The settings, whose certificates can be used where a URL needs them.
     *
     * @throws IllegalArgumentException where the CA file cannot be used; the message says why
     */
    public static ElasticSettings checked(ElasticSettings settings) {
        if (settings.isTls()) {
            SSLContext unused = context(settings);
        }
        return settings;
    }

    /** Trusts chains that end at one of these certificates. */
    static X509TrustManager trustManager(Collection<? extends Certificate> anchors)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate anchor : anchors) {
            store.setCertificateEntry("ca" + store.size(), anchor);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java has no X.509 trust manager");
    }

    private static Collection<? extends Certificate> certificates(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IllegalArgumentException("the CA file " + pem + " holds no certificate");
            }
            return List.copyOf(found);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("the CA file " + pem + " does not exist, check --ca-cert", e);
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException("the CA file " + pem + " may not be read by this user", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the CA file " + pem + " cannot be read: " + e, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the CA file " + pem + " is not a PEM certificate: " + e.getMessage(), e);
        }
    }

    private static SSLContext context(TrustManager trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trust}, null);
        return context;
    }
}
