package httpmonitor.screen;

import httpmonitor.render.Glyphs;
import java.time.ZoneId;

/**
 * How the screen looks, whatever it shows.
 *
 * @param title what is watched, for example the index pattern
 * @param zone in which times are shown
 * @param glyphs what bars are drawn with
 */
public record Look(String title, ZoneId zone, Glyphs glyphs) {}
