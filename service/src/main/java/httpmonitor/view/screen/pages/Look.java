package httpmonitor.view.screen.pages;

import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.text.Glyphs;
import java.time.ZoneId;

/**
 * The settings of the screen that no key changes.
 *
 * @param title the name of the source, for example the index pattern
 * @param filter the filter of the command line
 * @param zone the zone of the times on the screen
 * @param glyphs the characters of bars
 * @param elsewhere how the same hits can be looked at elsewhere
 */
public record Look(String title, TrafficFilter filter, ZoneId zone, Glyphs glyphs, Elsewhere elsewhere) {}
