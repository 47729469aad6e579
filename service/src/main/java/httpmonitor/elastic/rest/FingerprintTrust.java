package httpmonitor.elastic.rest;

import httpmonitor.files.Sha256;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/**
 * Trusts a server whose chain ends at the certificate with a known SHA-256 fingerprint.
 *
 * <p>It is not enough that the chain holds that certificate: certificates are public, so anyone can send one along.
 * The chain must be signed by it. The fingerprint replaces the list of trusted CAs and nothing else: the certificate
 * must be valid now, and name the host of the URL, also where the fingerprint is that of the server's own certificate.
 *
 * @param sha256 64 lower-case hex digits
 */
record FingerprintTrust(String sha256) implements X509TrustManager {

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        for (X509Certificate certificate : chain) {
            certificate.checkValidity(); // Java does not check the dates of a certificate that is itself trusted
        }
        try {
            for (X509Certificate certificate : chain) {
                if (sha256.equals(fingerprint(certificate))) {
                    Trust.trustManager(List.of(certificate)).checkServerTrusted(chain, authType);
                    return;
                }
            }
        } catch (CertificateException e) {
            throw e;
        } catch (GeneralSecurityException | IOException e) {
            throw new CertificateException("the server's certificates cannot be checked: " + e.getMessage(), e);
        }
        throw new CertificateException("no certificate that the server sends has the given fingerprint");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
        return HexFormat.of().formatHex(Sha256.start().digest(certificate.getEncoded()));
    }
}
