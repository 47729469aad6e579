package httpmonitor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import httpmonitor.elastic.rest.ElasticConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SecuredElasticsearch.class)
class SecuredElasticsearchIT {

    @Test
    void nativeUsersApiKeysAndPoliciesWork(SecuredServer server) throws Exception {
        try (ElasticConnection connection =
                ElasticConnection.to(server.settings(server.username(), server.password()))) {
            ElasticsearchClient client = connection.client();
            client.security()
                    .putUser(user -> user.username("other").password("changeme").roles("superuser"));
            assertThat(client.security()
                            .createApiKey(key -> key.name("some-key"))
                            .encoded())
                    .isNotEmpty();
            client.ilm()
                    .putLifecycle(put -> put.name("some-policy")
                            .policy(policy ->
                                    policy.phases(phases -> phases.delete(delete -> delete.minAge(age -> age.time("3d"))
                                            .actions(actions -> actions.delete(one -> one))))));
            assertThat(client.ilm()
                            .getLifecycle(get -> get.name("some-policy"))
                            .get("some-policy")
                            .policy()
                            .phases()
                            .delete()
                            .minAge()
                            .time())
                    .isEqualTo("3d");
        }
        try (ElasticConnection connection = ElasticConnection.to(server.settings("other", "changeme"))) {
            assertThat(connection.client().security().authenticate().username()).isEqualTo("other");
        }
    }
}
