/** The page that the poller serves, its JSON, and the report as a file. */
@NullMarked
package httpmonitor.view.web;

import org.jspecify.annotations.NullMarked;
