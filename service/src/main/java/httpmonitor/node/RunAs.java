package httpmonitor.node;

import java.util.List;

/**
 * The user that Elasticsearch runs as; it refuses root.
 *
 * @param prefix command in front of Elasticsearch's own, empty where this program's user will do
 * @param uid who must own Elasticsearch's files, as this program sees users
 * @param gid the group, likewise
 */
record RunAs(List<String> prefix, int uid, int gid) {

    /** Inside of the namespace we are this user; outside, we stay root, and root owns the files. */
    static final RunAs NAMESPACE = new RunAs(List.of("unshare", "--user", "--map-user=1000", "--map-group=1000"), 0, 0);

    RunAs {
        prefix = List.copyOf(prefix);
    }

    /** This program's own user. */
    static RunAs self(int uid, int gid) {
        return new RunAs(List.of(), uid, gid);
    }

    /** Another user, for good. */
    static RunAs user(int uid, int gid) {
        return new RunAs(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
    }
}
