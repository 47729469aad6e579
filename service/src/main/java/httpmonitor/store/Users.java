package httpmonitor.store;

import httpmonitor.files.PrivateFile;
import httpmonitor.files.RandomSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All users of a store with their passwords, for Elasticsearch's file realm. Passwords stay the same across
 * restarts.
 *
 * @param everything the user who may do everything
 * @param passwords the passwords of the others, by name
 * @param access the roles of the others
 */
record Users(StoreCredentials everything, Map<String, String> passwords, StoreAccess access) {

    /** The users, with the passwords that the store wrote before, and new passwords for the rest. */
    static Users keptOrNew(StoreFolder store, StoreAccess access) throws IOException {
        Properties kept = read(store.users());
        Map<String, String> passwords = new TreeMap<>();
        for (String name : access.users().keySet()) {
            passwords.put(name, Objects.requireNonNullElseGet(kept.getProperty(name), RandomSecret::next));
        }
        return new Users(StoreCredentials.keptOrNew(store.properties()), passwords, access);
    }

    /** The passwords by name in a store's file; empty where there is no file. */
    static Properties read(Path file) throws IOException {
        return Files.exists(file) ? PrivateFile.properties(file) : new Properties();
    }

    /** Writes the passwords, readable by this program's user alone. */
    void write(Path file) throws IOException {
        PrivateFile.replace(
                file,
                passwords.entrySet().stream()
                        .map(user -> user.getKey() + "=" + user.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    /** The file {@code users}. */
    String usersFile() {
        return everything.usersLine()
                + passwords.entrySet().stream()
                        .map(user -> new StoreCredentials(user.getKey(), user.getValue()).usersLine())
                        .collect(Collectors.joining());
    }

    /** The file {@code users_roles}: the users of each role. */
    String rolesFile() {
        return everything.rolesLine()
                + access.roles().keySet().stream()
                        .sorted()
                        .map(role -> role + ":" + having(role) + "\n")
                        .collect(Collectors.joining());
    }

    private String having(String role) {
        Stream<String> users = access.users().entrySet().stream()
                .filter(user -> user.getValue().contains(role))
                .map(Map.Entry::getKey);
        return users.sorted().collect(Collectors.joining(","));
    }

    /** The file {@code roles.yml}: JSON is YAML. */
    String roles() {
        return access.roles().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(role -> role.getKey() + ": " + role.getValue() + "\n")
                .collect(Collectors.joining("", "# The users, without the one who may do everything.\n", ""));
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return everything + " and " + passwords.keySet();
    }
}
