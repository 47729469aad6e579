package httpmonitor.elastic.admin;

import co.elastic.clients.elasticsearch.security.ApiKey;
import co.elastic.clients.elasticsearch.security.CreateApiKeyResponse;
import co.elastic.clients.elasticsearch.security.IndicesPrivileges;
import co.elastic.clients.elasticsearch.security.RoleDescriptor;
import httpmonitor.elastic.rest.Credentials;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.Privileges;
import httpmonitor.elastic.rest.TypedClient;
import httpmonitor.elastic.schema.IndexNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The API keys of our roles. A key is recognised by its privileges and index pattern, not by its name or its creator.
 * Elasticsearch limits a key's privileges to those of its creator, so each new key is checked before it is shown.
 */
final class ApiKeys {
    private final ElasticConnection connection;
    private final TypedClient client;
    private final IndexNames names;

    ApiKeys(ElasticConnection connection, IndexNames names) {
        this.connection = connection;
        this.client = new TypedClient(connection);
        this.names = names;
    }

    /**
     * Makes a key for a role, unless there is one.
     *
     * @throws ElasticException where the server refuses for another reason than a missing privilege, or does not answer
     */
    NewKey create(Role role) throws ElasticException {
        String what = "Cannot create the API key " + role.roleName();
        Map<String, RoleDescriptor> descriptors = role.together().stream()
                .collect(Collectors.toMap(Role::roleName, one -> one.descriptor(names.pattern())));
        List<IndicesPrivileges> needed = grants(descriptors.values());
        Optional<ApiKey> existing = existing(what, needed);
        if (existing.isPresent()) {
            ApiKey key = existing.get();
            return new NewKey.Existing(key.name(), key.id(), String.valueOf(key.username()));
        }
        Optional<String> missing = new Privileges(connection).missing(Role.CLUSTER, needed);
        if (missing.isPresent()) {
            return new NewKey.Refused(
                    what + ": a key may do no more than its creator, and the user of this setup is missing "
                            + missing.get() + "; run setup as a user who has these privileges");
        }
        CreateApiKeyResponse key = client.call(
                what,
                elasticsearch -> elasticsearch
                        .security()
                        .createApiKey(create -> create.name(role.roleName()).roleDescriptors(descriptors)));
        return proven(what, key, needed);
    }

    /** Asks, with the new key, for its privileges. */
    private NewKey proven(String what, CreateApiKeyResponse key, List<IndicesPrivileges> needed)
            throws ElasticException {
        Optional<String> missing;
        try (ElasticConnection asKey = connection.as(new Credentials.ApiKey(key.encoded()))) {
            missing = new Privileges(asKey).missing(Role.CLUSTER, needed);
        }
        if (missing.isEmpty()) {
            return new NewKey.Created(key.encoded());
        }
        client.call(what, elasticsearch -> elasticsearch.security().invalidateApiKey(old -> old.ids(key.id())));
        return new NewKey.Refused(what + ": the new key is missing " + missing.get() + ", and was invalidated again");
    }

    private Optional<ApiKey> existing(String what, List<IndicesPrivileges> needed) throws ElasticException {
        List<ApiKey> keys = client.call(
                        what,
                        elasticsearch -> elasticsearch
                                .security()
                                .getApiKey(ask -> ask.activeOnly(true).withLimitedBy(true)))
                .apiKeys();
        return keys.stream().filter(key -> maySame(key, needed)).findFirst();
    }

    /** Whether a key was given exactly these privileges, and its creator had them. */
    private static boolean maySame(ApiKey key, List<IndicesPrivileges> needed) {
        return rights(grants(key.roleDescriptors().values())).equals(rights(needed))
                && key.limitedBy().stream().allMatch(creator -> new HeldRights(grants(creator.values())).cover(needed));
    }

    /** Each privilege on each index as one text, so that order and grouping do not matter. */
    private static Set<String> rights(List<IndicesPrivileges> grants) {
        return grants.stream()
                .flatMap(grant -> grant.names().stream()
                        .flatMap(index -> grant.privileges().stream().map(privilege -> privilege + " on " + index)))
                .collect(Collectors.toSet());
    }

    private static List<IndicesPrivileges> grants(Collection<RoleDescriptor> descriptors) {
        return descriptors.stream()
                .flatMap(descriptor -> descriptor.indices().stream())
                .toList();
    }
}
