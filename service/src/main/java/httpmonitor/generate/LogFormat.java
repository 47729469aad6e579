package httpmonitor.generate;

import httpmonitor.generate.site.Hit;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats that traffic is written in. */
public enum LogFormat {
    /** Apache's {@code combined}: the common format, referrer, user agent. */
    COMBINED {
        @Override
        void append(LineBuffer line, Hit hit, String time) {
            COMMON.append(line, hit, time);
            line.text(" \"")
                    .text(hit.referrer())
                    .text("\" \"")
                    .text(hit.agent())
                    .text("\"");
        }
    },
    /** The Common Log Format. */
    COMMON {
        @Override
        void append(LineBuffer line, Hit hit, String time) {
            line.text(hit.client())
                    .text(" - ")
                    .text(hit.user())
                    .text(" [")
                    .text(time)
                    .text("] \"");
            line.text(hit.request()).text("\" ").number(hit.status()).text(" ");
            bytes(line, hit, "-");
        }
    },
    /** Apache's {@code vhost_combined}: the combined format behind virtual host and port. */
    VHOST {
        @Override
        void append(LineBuffer line, Hit hit, String time) {
            line.text(hit.host()).text(":443 ");
            COMBINED.append(line, hit, time);
        }
    },
    /** Comma-separated, with a header and the time in seconds since the epoch. */
    CSV {
        @Override
        String time(long epochSecond) {
            return Long.toString(epochSecond);
        }

        @Override
        void append(LineBuffer line, Hit hit, String time) {
            line.text("\"")
                    .text(hit.client())
                    .text("\",\"-\",\"")
                    .text(hit.user())
                    .text("\",");
            line.text(time).text(",\"").text(hit.request()).text("\",");
            line.number(hit.status()).text(",");
            bytes(line, hit, "0");
        }

        @Override
        public String header() {
            return "\"remotehost\",\"rfc931\",\"authuser\",\"date\",\"request\",\"status\",\"bytes\"\n";
        }
    },
    /** JSON as nginx writes it with {@code escape=json}. */
    JSON {
        @Override
        String time(long epochSecond) {
            return Instant.ofEpochSecond(epochSecond).toString().replace("Z", "+00:00");
        }

        @Override
        void append(LineBuffer line, Hit hit, String time) {
            StructuredLine.json(line, hit, time);
        }

        @Override
        boolean hasDurations() {
            return true;
        }
    },
    /** Caddy's JSON. */
    JSON_CADDY {
        @Override
        String time(long epochSecond) {
            return epochSecond + ".0";
        }

        @Override
        void append(LineBuffer line, Hit hit, String time) {
            StructuredLine.caddy(line, hit, time);
        }

        @Override
        boolean hasDurations() {
            return true;
        }
    },
    /** W3C extended, with the columns of IIS. */
    W3C {
        @Override
        String time(long epochSecond) {
            return Instant.ofEpochSecond(epochSecond)
                    .toString()
                    .replace('T', ' ')
                    .replace("Z", "");
        }

        @Override
        void append(LineBuffer line, Hit hit, String time) {
            StructuredLine.w3c(line, hit, time);
        }

        @Override
        public String header() {
            return StructuredLine.W3C_HEADER;
        }

        @Override
        boolean hasDurations() {
            return true;
        }
    },
    /** HAProxy's HTTP log, with the zone in its time. */
    HAPROXY {
        @Override
        String time(long epochSecond) {
            return LogTime.utc(epochSecond).replace(" ", ".000 ");
        }

        @Override
        void append(LineBuffer line, Hit hit, String time) {
            StructuredLine.haproxy(line, hit, time);
        }

        @Override
        boolean hasDurations() {
            return true;
        }
    };

    /** What users call them, as a part of a sentence. */
    public static final String LABELS = "combined, common, vhost, csv, json, json-caddy, w3c or haproxy";

    /**
     * The format that a user calls {@code combined}, or one of the other {@link #LABELS}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static LogFormat parse(String text) {
        Optional<LogFormat> format =
                Arrays.stream(values()).filter(it -> it.label().equals(text)).findFirst();
        return format.orElseThrow(
                () -> new IllegalArgumentException("the format must be " + LABELS + ", not '" + text + "'"));
    }

    /** What users call it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The line that a new file begins with, its newline included; empty where the format has none. */
    public String header() {
        return "";
    }

    /** Whether a line says how long the server took. */
    boolean hasDurations() {
        return false;
    }

    /** A time as this format writes it. */
    String time(long epochSecond) {
        return LogTime.utc(epochSecond);
    }

    /** Appends a hit without a newline. */
    abstract void append(LineBuffer line, Hit hit, String time);

    private static void bytes(LineBuffer line, Hit hit, String none) {
        if (hit.bytes() == Hit.NO_BODY) {
            line.text(none);
        } else {
            line.number(hit.bytes());
        }
    }
}
