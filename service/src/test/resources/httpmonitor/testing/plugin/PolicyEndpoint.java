import java.io.IOException;
import java.util.List;
import org.elasticsearch.client.internal.node.NodeClient;
import org.elasticsearch.rest.BaseRestHandler;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestUtils;
import org.elasticsearch.rest.action.RestRefCountedChunkedToXContentListener;
import org.elasticsearch.rest.action.RestToXContentListener;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.action.GetLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.ILMActions;
import org.elasticsearch.xpack.core.ilm.action.PutLifecycleRequest;

/** {@code GET} and {@code PUT /_ilm/policy/NAME}, as Elasticsearch documents them. */
final class PolicyEndpoint extends BaseRestHandler {

    @Override
    public String getName() {
        return "policy_endpoint";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(RestRequest.Method.GET, "/_ilm/policy/{name}"),
                new Route(RestRequest.Method.PUT, "/_ilm/policy/{name}"));
    }

    @Override
    protected RestChannelConsumer prepareRequest(RestRequest request, NodeClient client) throws IOException {
        String name = request.param("name");
        if (request.method() == RestRequest.Method.GET) {
            var question = new GetLifecycleAction.Request(RestUtils.getMasterNodeTimeout(request), name);
            return channel -> client.execute(
                    GetLifecycleAction.INSTANCE, question, new RestRefCountedChunkedToXContentListener<>(channel));
        }
        PutLifecycleRequest put = parse(request, name);
        return channel -> client.execute(ILMActions.PUT, put, new RestToXContentListener<>(channel));
    }

    private static PutLifecycleRequest parse(RestRequest request, String name) throws IOException {
        var factory = new PutLifecycleRequest.Factory() {
            @Override
            public PutLifecycleRequest create(LifecyclePolicy policy) {
                return new PutLifecycleRequest(
                        RestUtils.getMasterNodeTimeout(request), RestUtils.getAckTimeout(request), policy);
            }

            @Override
            public String getPolicyName() {
                return name;
            }
        };
        try (XContentParser parser = request.contentParser()) {
            return PutLifecycleRequest.parseRequest(factory, parser);
        }
    }
}
