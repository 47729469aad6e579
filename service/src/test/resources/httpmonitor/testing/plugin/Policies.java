import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.support.ActionFilters;
import org.elasticsearch.action.support.TransportAction;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.cluster.metadata.ItemUsage;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.injection.guice.Inject;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.transport.TransportService;
import org.elasticsearch.xpack.core.ilm.LifecyclePolicy;
import org.elasticsearch.xpack.core.ilm.action.GetLifecycleAction;
import org.elasticsearch.xpack.core.ilm.action.GetLifecycleAction.LifecyclePolicyResponseItem;
import org.elasticsearch.xpack.core.ilm.action.ILMActions;
import org.elasticsearch.xpack.core.ilm.action.PutLifecycleRequest;

/**
 * Lifecycle policies in memory, behind the action names that the privileges {@code manage_ilm} and {@code read_ilm}
 * allow.
 */
final class Policies {
    private static final Map<String, LifecyclePolicyResponseItem> POLICIES = new ConcurrentHashMap<>();

    private Policies() {}

    public static final class Put extends TransportAction<PutLifecycleRequest, AcknowledgedResponse> {
        @Inject
        public Put(TransportService transport, ActionFilters filters) {
            super(ILMActions.PUT.name(), filters, transport.getTaskManager(), EsExecutors.DIRECT_EXECUTOR_SERVICE);
        }

        @Override
        protected void doExecute(
                Task task, PutLifecycleRequest request, ActionListener<AcknowledgedResponse> listener) {
            LifecyclePolicy policy = request.getPolicy();
            POLICIES.merge(policy.getName(), item(policy, 1), (old, one) -> item(policy, old.getVersion() + 1));
            listener.onResponse(AcknowledgedResponse.TRUE);
        }

        private static LifecyclePolicyResponseItem item(LifecyclePolicy policy, long version) {
            return new LifecyclePolicyResponseItem(
                    policy, version, Instant.now().toString(), new ItemUsage(List.of(), List.of(), List.of()));
        }
    }

    public static final class Get extends TransportAction<GetLifecycleAction.Request, GetLifecycleAction.Response> {
        @Inject
        public Get(TransportService transport, ActionFilters filters) {
            super(GetLifecycleAction.NAME, filters, transport.getTaskManager(), EsExecutors.DIRECT_EXECUTOR_SERVICE);
        }

        @Override
        protected void doExecute(
                Task task, GetLifecycleAction.Request request, ActionListener<GetLifecycleAction.Response> listener) {
            List<LifecyclePolicyResponseItem> found = new ArrayList<>();
            for (String name : request.getPolicyNames()) {
                LifecyclePolicyResponseItem policy = POLICIES.get(name);
                if (policy == null) {
                    listener.onFailure(new ResourceNotFoundException("Lifecycle policy not found: {}", name));
                    return;
                }
                found.add(policy);
            }
            listener.onResponse(new GetLifecycleAction.Response(found));
        }
    }
}
