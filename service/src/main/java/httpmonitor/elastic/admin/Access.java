package httpmonitor.elastic.admin;

import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.Provision;
import httpmonitor.elastic.rest.RestJson;
import httpmonitor.elastic.rest.TypedClient;
import httpmonitor.elastic.schema.IndexNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Installs roles, users and API keys in a cluster. Needs the cluster privilege {@code manage_security}.
 */
public final class Access {
    private final IndexNames names;
    private final TypedClient client;
    private final RestJson rest;
    private final ApiKeys keys;

    /** For the indices of these names. */
    public Access(ElasticConnection connection, IndexNames names) {
        this.names = names;
        this.client = new TypedClient(connection);
        this.rest = new RestJson(connection);
        this.keys = new ApiKeys(connection, names);
    }

    /**
     * The index patterns that our installed roles are for, and that they lose by {@link #installRoles}.
     *
     * @return patterns in alphabetical order; none where there are no roles, or the user may not read them
     * @throws ElasticException where the server does not answer
     */
    public Set<String> patternsToLose() throws ElasticException {
        Set<String> lost = new TreeSet<>();
        // Not with the typed client: it cannot read all built-in roles.
        Provision looked =
                Provision.of(() -> rest.get("Cannot read the roles", "/_security/role", "httpmonitor_*.indices.names")
                        .properties()
                        .forEach(role -> {
                            if (Role.names().contains(role.getKey())) {
                                role.getValue()
                                        .findValues("names")
                                        .forEach(found -> found.forEach(name -> lost.add(name.asText())));
                            }
                        }));
        if (!(looked instanceof Provision.Installed)) {
            return Set.of();
        }
        for (Role role : Role.values()) {
            role.grants(names.pattern()).forEach(grant -> grant.names().forEach(lost::remove));
        }
        return lost;
    }

    /**
     * Installs or replaces all roles.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Provision installRoles() throws ElasticException {
        return Provision.of(() -> {
            for (Role role : Role.values()) {
                client.call(
                        "Cannot install the role " + role.roleName(),
                        elasticsearch -> elasticsearch
                                .security()
                                .putRole(put -> put.name(role.roleName())
                                        .cluster(Role.CLUSTER)
                                        .indices(role.grants(names.pattern()))));
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
        return Provision.of(() -> client.call(
                "Cannot install the user " + role.roleName(),
                elasticsearch -> elasticsearch
                        .security()
                        .putUser(user -> user.username(role.roleName())
                                .password(password)
                                .roles(roles))));
    }

    /**
     * Sets the password of Kibana's own user.
     *
     * @throws ElasticException where the server refuses, or does not answer
     */
    public Provision setKibanaPassword(String password) throws ElasticException {
        return Provision.of(() -> client.call(
                "Cannot set the password of kibana_system",
                elasticsearch -> elasticsearch
                        .security()
                        .changePassword(
                                change -> change.username("kibana_system").password(password))));
    }

    /**
     * Makes the API key of a role, unless there is one with the same privileges.
     *
     * @throws ElasticException where the server refuses for another reason than a missing privilege, or does not answer
     */
    public NewKey createKey(Role role) throws ElasticException {
        return keys.create(role);
    }
}
