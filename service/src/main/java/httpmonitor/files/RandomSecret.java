package httpmonitor.files;

import java.security.SecureRandom;

/** Secrets that are made up: 32 letters and digits, as many as Kibana wants at least. */
public final class RandomSecret {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    private RandomSecret() {}

    /** Another one at each call. */
    public static String next() {
        return new SecureRandom()
                .ints(LENGTH, 0, ALPHABET.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
                .toString();
    }
}
