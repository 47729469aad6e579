/** Roles, users and keys, dashboards, and what looks after a store. */
@NullMarked
package httpmonitor.elastic.admin;

import org.jspecify.annotations.NullMarked;
