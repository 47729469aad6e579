package httpmonitor.elastic.rest;

import co.elastic.clients.transport.rest5_client.low_level.Response;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;

/** Reads the body of a successful answer: JSON, else a failure that says what came instead. */
public final class AnswerBody {

    private AnswerBody() {}

    /**
     * The bytes of a body that is in memory already, within the {@linkplain AnswerLimits limits}. Empty where there is
     * no body.
     *
     * @throws ForeignAnswerException where the body is a web page
     */
    public static byte[] bytes(Response response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        try (InputStream in = entity.getContent()) {
            byte[] body = in.readAllBytes();
            if (WebPage.is(body)) {
                throw new ForeignAnswerException(response.getStatusCode(), WebPage.describe(body), null);
            }
            return body;
        }
    }

    /**
     * The body as a tree; missing where there is no body.
     *
     * @throws ForeignAnswerException where the body is no JSON, or larger than any answer that we ask for
     */
    public static JsonNode json(Response response) throws IOException {
        byte[] body = bytes(response);
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ForeignAnswerException(
                    response.getStatusCode(), "an answer that cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
