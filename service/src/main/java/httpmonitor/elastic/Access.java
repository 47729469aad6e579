package httpmonitor.elastic;

import static httpmonitor.elastic.Json.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings roles, and users or API keys that have them, into a cluster. Needs the cluster privilege {@code manage_security}. */
public final class Access {
    private static final String SECURITY = "/_security/";

    private final IndexNames names;
    private final RestJson rest;

    /** For the indices of these names. */
    public Access(ElasticConnection connection, IndexNames names) {
        this.names = names;
        this.rest = new RestJson(connection);
    }

    /**
     * Installs or replaces all roles.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Provision installRoles() throws ElasticException {
        return Provision.of(() -> {
            for (Role role : Role.values()) {
                put("Cannot install the role " + role.roleName(), "role/" + role.roleName(), role.descriptor(names));
            }
        });
    }

    /**
     * Installs or replaces the user of a role.
     *
     * @param password at least 6 characters
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Provision installUser(Role role, String password) throws ElasticException {
        List<String> roles = role.together().stream().map(Role::roleName).toList();
        Map<String, Object> user = object("password", password, "roles", roles);
        return Provision.of(() -> put("Cannot install the user " + role.roleName(), "user/" + role.roleName(), user));
    }

    /**
     * Sets the password of Kibana's own user.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Provision setKibanaPassword(String password) throws ElasticException {
        String what = "Cannot set the password of kibana_system";
        return Provision.of(() -> put(what, "user/kibana_system/_password", object("password", password)));
    }

    /**
     * Makes the API key of a role, unless there is one.
     *
     * @return the key as Elasticsearch encodes it, which nobody will tell again; empty where there is one already
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Optional<String> createKey(Role role) throws ElasticException {
        String what = "Cannot create the API key " + role.roleName();
        String query = SECURITY + "api_key?owner=true&active_only=true&name=" + role.roleName();
        if (!rest.get(what, query, "api_keys.id").path("api_keys").isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> descriptors =
                role.together().stream().collect(Collectors.toMap(Role::roleName, one -> one.descriptor(names)));
        JsonNode key = rest.post(
                what,
                SECURITY + "api_key",
                Json.text(object("name", role.roleName(), "role_descriptors", descriptors)));
        return Optional.of(key.path("encoded").asText());
    }

    private void put(String what, String endpoint, Map<String, Object> body) throws ElasticException {
        rest.put(what, SECURITY + endpoint, Json.MAPPER.valueToTree(body));
    }
}
