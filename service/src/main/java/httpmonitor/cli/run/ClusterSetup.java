package httpmonitor.cli.run;

import httpmonitor.cli.options.AccessOptions;
import httpmonitor.console.Sentence;
import httpmonitor.elastic.admin.Access;
import httpmonitor.elastic.admin.NewKey;
import httpmonitor.elastic.admin.Role;
import httpmonitor.elastic.rest.ClusterVersions;
import httpmonitor.elastic.rest.ElasticConnection;
import httpmonitor.elastic.rest.ElasticException;
import httpmonitor.elastic.rest.Provision;
import httpmonitor.elastic.schema.IndexNames;
import httpmonitor.elastic.schema.Lifecycle;
import httpmonitor.elastic.schema.Templates;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps of the setup in Elasticsearch; each reports its result. A step that the user may not take is reported as an
 * error, and the other steps are still taken; any other failure ends the setup.
 */
public final class ClusterSetup {
    private final ElasticConnection connection;
    private final IndexNames names;
    private final PrintWriter out;
    private final PrintWriter err;
    private boolean complete = true;

    /**
     * A setup that has done no step yet.
     *
     * @param out gets the result of each step
     * @param err gets a sentence for each step that was refused
     */
    public ClusterSetup(ElasticConnection connection, IndexNames names, PrintWriter out, PrintWriter err) {
        this.connection = connection;
        this.names = names;
        this.out = out;
        this.err = err;
    }

    /** Whether no step was refused so far. */
    public boolean isComplete() {
        return complete;
    }

    /** Warns of a version that is known to lose hits. */
    public void version() throws ElasticException {
        Optional<String> objection;
        try {
            objection = new ClusterVersions(connection).objection();
        } catch (ElasticException e) {
            // A user who may not read the nodes' versions may still install.
            warn(e.getMessage() == null ? "The versions of the nodes are not known" : e.getMessage());
            return;
        }
        objection.ifPresent(this::warn);
    }

    /**
     * Installs the retention, and the index templates that name it.
     *
     * @param asked the retention; empty: that of the cluster's policy, or 30 days
     */
    public void templates(Optional<Duration> asked) throws ElasticException {
        Lifecycle lifecycle = new Lifecycle(connection, names);
        Templates templates = new Templates(connection, names);
        Provision outcome = new RetentionStep(lifecycle, this::say).take(asked);
        switch (outcome) {
            case Provision.Installed yes -> installed(Provision.of(() -> templates.install(lifecycle)));
            case Provision.Unsupported no -> {
                installed(Provision.of(templates::install));
                say("No retention policy: this cluster has no index lifecycle management");
            }
            case Provision.Refused no -> {
                refused(no);
                // Another user may have installed the policy: templates without its name would end the
                // retention.
                installed(Provision.of(() -> templates.install(lifecycle)));
            }
        }
    }

    private void installed(Provision templates) throws ElasticException {
        if (templates instanceof Provision.Installed) {
            Optional<String> objection = new Templates(connection, names).simulate();
            if (objection.isPresent()) {
                refused(new Provision.Refused(objection.get()));
                return;
            }
        }
        report("The index templates for " + names.pattern() + " are", "installed at " + connection.where(), templates);
    }

    /** Installs the roles, then users and keys; a user who may not install roles may not install these either. */
    public void access(AccessOptions options) throws ElasticException {
        Access cluster = new Access(connection, names);
        Set<String> lost = cluster.patternsToLose();
        if (!lost.isEmpty()) {
            warn("The roles are replaced: users and keys that have them lose " + String.join(", ", lost)
                    + ", so that their pollers become blind there; run setup with that --index to give it back");
        }
        switch (cluster.installRoles()) {
            case Provision.Installed yes -> {
                say("The roles are installed: "
                        + Stream.of(Role.values()).map(Role::roleName).collect(Collectors.joining(", ")));
                users(cluster, options);
                if (options.createKeys) {
                    keys(cluster);
                }
            }
            case Provision.Unsupported no ->
                say("No roles, users or keys: this cluster cannot keep any (" + no.reason() + ")");
            case Provision.Refused no -> {
                refused(no);
                say("Without the roles, users and keys are left as they are");
            }
        }
    }

    private void users(Access cluster, AccessOptions options) throws ElasticException {
        for (Role role : Role.values()) {
            Optional<String> password = options.password(role);
            if (password.isPresent()) {
                report("The user " + role.roleName() + " is", "set", cluster.installUser(role, password.get()));
            }
        }
        Optional<String> password = options.kibanaPassword();
        if (password.isPresent()) {
            report("The password of kibana_system is", "set", cluster.setKibanaPassword(password.get()));
        }
    }

    private void keys(Access cluster) throws ElasticException {
        for (Role role : Role.values()) {
            switch (cluster.createKey(role)) {
                case NewKey.Created key ->
                    out.println("API key " + role.roleName() + ", shown this once: " + key.encoded());
                case NewKey.Existing key ->
                    say("There is an API key for the role " + role.roleName() + " already: " + key.name() + " (id "
                            + key.id() + ", made by " + key.creator() + "); invalidate it to get another one");
                case NewKey.Refused no -> refused(new Provision.Refused(no.sentence()));
            }
        }
    }

    private void report(String what, String done, Provision outcome) {
        switch (outcome) {
            case Provision.Installed yes -> say(what + " " + done);
            case Provision.Unsupported no -> say(what + " not " + done + ": " + no.reason());
            case Provision.Refused no -> refused(no);
        }
    }

    private void refused(Provision.Refused step) {
        complete = false;
        err.println(Sentence.of(step.sentence()));
    }

    private void warn(String sentence) {
        err.println(Sentence.of("Warning: " + sentence));
    }

    private void say(String sentence) {
        out.println(Sentence.of(sentence));
    }
}
