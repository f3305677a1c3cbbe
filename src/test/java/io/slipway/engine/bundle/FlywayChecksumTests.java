package io.slipway.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayChecksumTests {

  private static final List<String> PIECES =
      List.of(
          "select 1;",
          "\n",
          "\r\n",
          "\r",
          "\n\n",
          " ",
          "\t",
          "\u000b",
          "\f",
          "\u0085",
          "\u2028",
          "-- \u00e9\u00fc",
          "\uFEFF",
          "$$ $ {",
          "\uFFFD",
          "X");
  private static final Placeholders NONE = Placeholders.of(PlaceholderSettings.DEFAULT, Map.of());

  @TempDir Path folder;

  @Test
  void isTheConstantThatFlywayDocuments() throws Exception {
    assertThat(checksum("select\n 1;")).isEqualTo(checksum("select 1;")).isEqualTo(-690524359);
    assertThat(checksum("")).isZero();
    assertThat(checksum("\uFEFF\r\n\r")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252"})
  void isFlywaysForAnyContent(String encoding) throws IOException {
    var charset = Charset.forName(encoding);
    var random = new Random(encoding.hashCode());
    for (var i = 1; i <= 150; i++) {
      Files.write(folder.resolve("V%d__x.sql".formatted(i)), content(random, charset));
    }
    try (var flyway = new RealFlyway()) {
      var configuration = flyway.configure(folder, "").encoding(charset);
      assertThat(RealFlyway.lines(read(charset), NONE))
          .hasSize(150)
          .isEqualTo(RealFlyway.lines(configuration));
    }
  }

  @Test
  void refusesBytesThatAreNotText() {
    assertThatThrownBy(
            () -> FlywayChecksum.of(new byte[] {'a', (byte) 0xe9, 'b'}, StandardCharsets.UTF_8))
        .isInstanceOf(UndecodableScriptException.class)
        .hasMessageContaining("not UTF-8 (byte 1)");
    assertThatThrownBy(
            () -> FlywayChecksum.of(new byte[] {'a', (byte) 0xc3}, StandardCharsets.UTF_8))
        .isInstanceOf(UndecodableScriptException.class);
  }

  @Test
  void takesAReplacementCharacterThatIsInTheText() throws UndecodableScriptException {
    assertThat(checksum("-- \uFFFD")).isEqualTo(checksum("--\n \uFFFD")).isNotZero();
  }

  private static int checksum(String text) throws UndecodableScriptException {
    return FlywayChecksum.of(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static byte[] content(Random random, Charset charset) {
    var text = new StringBuilder();
    if (random.nextInt(4) == 0) {
      text.append("\uFEFF".repeat(random.nextInt(3)));
    }
    for (var i = random.nextInt(8); i > 0; i--) {
      var piece = PIECES.get(random.nextInt(PIECES.size()));
      text.append(charset.newEncoder().canEncode(piece) ? piece : "?");
    }
    return text.toString().getBytes(charset);
  }

  private Bundle read(Charset charset) throws IOException {
    var settings =
        new BundleSettings.Flyway(
            List.of(""), FlywayNaming.DEFAULT, charset, PlaceholderSettings.DEFAULT);
    return BundleReader.read(BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), settings);
  }
}
