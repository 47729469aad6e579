/** Roles, users, keys, dashboards, and the upkeep of a store. */
@NullMarked
package httpmonitor.elastic.admin;

import org.jspecify.annotations.NullMarked;
