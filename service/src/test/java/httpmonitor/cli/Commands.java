package httpmonitor.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** Runs commands in this JVM, as a user would with this environment. */
public record Commands(Map<String, String> environment) {

    /** What a command left behind. */
    public record Result(int code, String out, String err) {

        JsonNode json() throws JsonProcessingException {
            return new ObjectMapper().readTree(out);
        }
    }

    public Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(args, environment, new PrintWriter(out), new PrintWriter(err));
        return new Result(code, out.toString(), err.toString());
    }
}
