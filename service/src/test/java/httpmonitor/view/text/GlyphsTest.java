package httpmonitor.view.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class GlyphsTest {

    @Test
    void barsAreDrawnByTheEighth() {
        assertThat(Glyphs.BLOCKS.bar(0.5, 4)).isEqualTo("██  ");
        assertThat(Glyphs.BLOCKS.bar(0.3, 6)).isEqualTo("█▊    ");
        assertThat(Glyphs.ASCII.bar(0.3, 6)).isEqualTo("##    ");
    }

    @Test
    void whatIsTooMuchFillsTheBar() {
        assertThat(Glyphs.BLOCKS.bar(7, 3)).isEqualTo("███");
        assertThat(Glyphs.BLOCKS.bar(-1, 3)).isEqualTo("   ");
        assertThat(Glyphs.BLOCKS.bar(Double.NaN, 3)).isEqualTo("   ");
    }

    @Test
    void aCharsetWithoutBlocksGetsAscii() {
        assertThat(Glyphs.of(StandardCharsets.UTF_8)).isEqualTo(Glyphs.BLOCKS);
        assertThat(Glyphs.of(StandardCharsets.US_ASCII)).isEqualTo(Glyphs.ASCII);
        assertThat(Glyphs.of(StandardCharsets.ISO_8859_1)).isEqualTo(Glyphs.ASCII);
    }
}
