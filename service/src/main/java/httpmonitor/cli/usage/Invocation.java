package httpmonitor.cli.usage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the user started the program, so that hints can be typed as shown.
 *
 * @param program starts any command, such as {@code ./run.sh}
 * @param generate starts the command {@code generate}, such as {@code ./generate-logs.sh}
 */
public record Invocation(String program, String generate) {

    /** The program's name where no script started it. */
    static final String NAME = "httpmonitor";

    private static final String RUN = "run.sh";
    private static final String GENERATE = "generate-logs.sh";

    /** The invocation of this process; the scripts pass it. */
    public static Invocation current() {
        return of(Optional.ofNullable(System.getProperty("httpmonitor.typed")));
    }

    /** The invocation of the script as it was typed. */
    static Invocation of(Optional<String> typed) {
        if (typed.isEmpty()) {
            return new Invocation(NAME, NAME + " generate");
        }
        String script = typed.get();
        String name = String.valueOf(Path.of(script).getFileName());
        String folder = script.substring(0, script.length() - name.length());
        return switch (name) {
            case GENERATE -> new Invocation(quoted(folder + RUN), quoted(script));
            case RUN -> new Invocation(quoted(script), quoted(folder + GENERATE));
            default -> new Invocation(quoted(script), quoted(script) + " generate");
        };
    }

    private static String quoted(String script) {
        return script.matches("[\\w./~+@%:,-]+") ? script : "'" + script.replace("'", "'\\''") + "'";
    }

    /** A command as the user would type it. */
    String command(String name) {
        return name.equals("generate") ? generate : program + " " + name;
    }

    /** An example of the help, which calls the program {@value #NAME}. */
    String example(String text) {
        return text.replace(NAME + " generate", generate).replaceAll("\\b" + NAME + " (?=[a-z])", program + " ");
    }

    /** A sentence that names the scripts as they are called from the project's folder. */
    public String hint(String sentence) {
        return program.equals(NAME)
                ? sentence
                : sentence.replace("./" + GENERATE, generate).replace("./" + RUN, program);
    }
}
