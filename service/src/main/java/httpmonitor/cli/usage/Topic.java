package httpmonitor.cli.usage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The topic of an option; {@code --help} groups them by it, in this order. */
public enum Topic {
    /** The command's task; the topic of every option without an annotation. */
    TASK("Options"),
    LINES("Lines of the log"),
    RULES("Alert rules"),
    HITS("Which hits count"),
    DISPLAY("Display"),
    NOTIFICATIONS("Notifications and metrics"),
    ACCESS("Users and keys"),
    ELASTICSEARCH("Elasticsearch"),
    STORE("Embedded store and data"),
    GENERAL("General");

    private final String heading;

    Topic(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    /** The topic of an option, or of all options of a class. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.FIELD, ElementType.METHOD})
    public @interface Of {
        Topic value();
    }
}
