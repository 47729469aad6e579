package httpmonitor.view.screen.pages;

import httpmonitor.traffic.TrafficFilter;
import httpmonitor.view.text.Glyphs;
import java.time.ZoneId;

/**
 * The look of the screen: the settings that do not depend on what it shows.
 *
 * @param title what is watched, for example the index pattern
 * @param filter which hits are watched at all
 * @param zone in which times are shown
 * @param glyphs what bars are drawn with
 * @param elsewhere how the same hits can be looked at elsewhere
 */
public record Look(String title, TrafficFilter filter, ZoneId zone, Glyphs glyphs, Elsewhere elsewhere) {}
