package httpmonitor.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Why no TLS connection could be made.
 *
 * @param cause the kind of the failure
 * @param reason the failure in words, with the library's message
 */
public record TlsFailure(Cause cause, String reason) {

    /** The kinds of failure; each needs another remedy. */
    public enum Cause {
        /** The certificate is valid, but for another host. */
        OTHER_HOST,
        /** The certificate is not valid any more, or not yet. */
        NOT_VALID_NOW,
        /** No trusted certificate has signed it. */
        NOT_TRUSTED,
        /** The server does not speak TLS on that port. */
        PLAIN_HTTP,
        /** Anything else, such as no common version of TLS. */
        OTHER
    }

    /** The first cause in the chain that is a known TLS failure; empty where there is none. */
    public static Optional<TlsFailure> of(Throwable failure) {
        Optional<TlsFailure> general = Optional.empty();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            Optional<TlsFailure> special = special(at);
            if (special.isPresent()) {
                return special;
            }
            if (at instanceof SSLException) {
                general = Optional.of(new TlsFailure(Cause.OTHER, "TLS failed: " + said(at)));
            }
        }
        return general;
    }

    private static Optional<TlsFailure> special(Throwable failure) {
        String said = said(failure);
        return Optional.ofNullable(
                switch (failure) {
                    case SSLPeerUnverifiedException e -> otherHost(said);
                    case CertificateExpiredException e ->
                        new TlsFailure(Cause.NOT_VALID_NOW, "the certificate has expired, " + said);
                    case CertificateNotYetValidException e ->
                        new TlsFailure(Cause.NOT_VALID_NOW, "the certificate is not valid yet, " + said);
                    case CertPathBuilderException e -> notTrusted(said);
                    case CertificateException e -> certificate(e, said);
                    case SSLException e -> protocol(said);
                    default -> null;
                });
    }

    private static @Nullable TlsFailure certificate(CertificateException failure, String said) {
        if (isAboutHost(said)) {
            return otherHost(said);
        }
        return failure.getCause() == null ? notTrusted(said) : null;
    }

    private static @Nullable TlsFailure protocol(String said) {
        return said.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")
                ? new TlsFailure(Cause.PLAIN_HTTP, "the server does not speak TLS on that port")
                : null;
    }

    /** The words of Java's own check of host names, which has no type of its own. */
    private static boolean isAboutHost(String said) {
        return said.startsWith("No subject alternative") || said.startsWith("No name matching");
    }

    private static TlsFailure otherHost(String said) {
        return new TlsFailure(Cause.OTHER_HOST, "the certificate is of another host: " + said);
    }

    private static TlsFailure notTrusted(String said) {
        return new TlsFailure(Cause.NOT_TRUSTED, "the certificate is not trusted: " + said);
    }

    private static String said(Throwable failure) {
        return Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
    }
}
