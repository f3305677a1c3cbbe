package io.slipway.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTests {

  private static final Map<String, String> VALUES =
      Map.of("a", "1", "Lines", "x\ny\r\nz", "nothing", "", "other", "${a}", "b c", "\uFEFFb");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "${a}|${A}, 1|1",
        "-- ${a} '${a}' $${a}$, -- 1 '1' $${a}$",
        "${other}, ${a}",
        "$${a}, $${a}",
        "$$${a}, $$1",
        "{${a}}, {1}",
        "a${nothing}b, ab",
        "$ {a} ${b c}, $ {a} \uFEFFb",
        "$, $",
      })
  void replacesAsFlywayDoes(String text, String expected) throws PlaceholderException {
    assertThat(replaced(text)).isEqualTo(expected);
  }

  @Test
  void givesBuiltInsPrecedenceAndEachScriptItsName() throws PlaceholderException {
    var settings = new PlaceholderSettings(true, "${", "}", Map.of("FLYWAY:table", "mine"));
    var placeholders = Placeholders.of(settings, Map.of("flyway:table", "history"));
    assertThat(replaced(placeholders, "${flyway:Table} ${flyway:filename}"))
        .isEqualTo("history R__x.sql");
  }

  @ParameterizedTest
  @CsvSource({
    "'a\n${a} ${x}', 'sub/R__x.sql:2: No value provided for placeholder: ${x}.  Check your configuration!'",
    "'${Lines}\n${}', 'sub/R__x.sql:2: No value provided for placeholder: ${}.  Check your configuration!'",
    "'${flyway:user}', 'sub/R__x.sql:1: Failed to populate value for default placeholder: ${flyway:user}'",
    "'a ${a', 'sub/R__x.sql:1: A placeholder is opened by ${ and never closed'",
  })
  void namesFileAndLineOfWhatHasNoValue(String text, String message) {
    assertThatThrownBy(() -> replaced(text))
        .isInstanceOf(PlaceholderException.class)
        .hasMessage(message);
  }

  @Test
  void leavesScriptsAloneThatAreNotToBeSearched() throws PlaceholderException {
    var off = new PlaceholderSettings(false, "${", "}", VALUES);
    var file = file("${a}");
    assertThat(ScriptOptions.NONE.render(file, Placeholders.of(off, Map.of())).text())
        .isEqualTo("${a}");
  }

  /// The text has lines 1 to 9; those of the file are written behind each.
  @Test
  void mapsLinesBackToTheFile() throws PlaceholderException {
    var rendered =
        placeholders()
            .replaceIn(
                file("1\n${Lines}${Lines} 2\n3\n${Lines}\n5"),
                "1\n${Lines}${Lines} 2\n3\n${Lines}\n5");
    assertThat(rendered.text()).isEqualTo("1\nx\ny\r\nzx\ny\r\nz 2\n3\nx\ny\r\nz\n5");
    assertThat(java.util.stream.IntStream.rangeClosed(1, 11).map(rendered::fileLine))
        .containsExactly(1, 2, 2, 2, 2, 2, 3, 4, 4, 4, 5);
  }

  @Test
  void dropsTheByteOrderMarkAndTheEncoding() throws PlaceholderException {
    var file = new SourceFile("V1.sql", "\uFEFF${a} \u00e9".getBytes(StandardCharsets.UTF_16LE));
    var rendered = ScriptOptions.in(StandardCharsets.UTF_16LE).render(file, placeholders());
    assertThat(rendered.utf8()).isEqualTo("1 \u00e9".getBytes(StandardCharsets.UTF_8));
  }

  /// Real Flyway takes the checksum of a repeatable script after its own replacement.
  @ParameterizedTest
  @ValueSource(strings = {"${", "@", "<<<", "$$"})
  void isFlywaysForAnyContent(String prefix) throws IOException {
    var suffix = prefix.equals("${") ? "}" : "#>";
    var random = new Random(prefix.hashCode());
    for (var i = 0; i < 100; i++) {
      Files.writeString(
          folder.resolve("R__r%03d_x.sql".formatted(i)), content(random, prefix, suffix));
    }
    var settings = new PlaceholderSettings(true, prefix, suffix, VALUES);
    try (var flyway = new RealFlyway()) {
      var configuration =
          flyway
              .configure(folder, "")
              .placeholderPrefix(prefix)
              .placeholderSuffix(suffix)
              .placeholders(VALUES);
      assertThat(RealFlyway.lines(read(settings), Placeholders.of(settings, builtIns())))
          .hasSize(100)
          .isEqualTo(RealFlyway.lines(configuration));
    }
  }

  @Test
  void refusesWhatFlywayRefuses() throws IOException {
    Files.writeString(folder.resolve("R__a.sql"), "-- ${x}");
    try (var flyway = new RealFlyway()) {
      assertThatThrownBy(() -> RealFlyway.lines(flyway.configure(folder, "")))
          .isInstanceOf(FlywayException.class)
          .hasMessage("No value provided for placeholder: ${x}.  Check your configuration!");
    }
    var migration = (FlywayMigration) read(PlaceholderSettings.DEFAULT).migrations().getFirst();
    assertThat(migration.rawChecksum()).isNotZero();
    assertThatThrownBy(() -> migration.checksum(placeholders()))
        .isInstanceOf(PlaceholderException.class);
  }

  private static Map<String, String> builtIns() {
    return Map.of("flyway:table", "flyway_schema_history", "flyway:defaultSchema", "public");
  }

  private static String content(Random random, String prefix, String suffix) {
    var pieces =
        List.of(
            "a",
            "A",
            "\n",
            "\r\n",
            "$",
            "{",
            "}",
            " ",
            "<",
            "\uFEFF",
            " ",
            prefix + "a" + suffix,
            prefix + "LINES" + suffix,
            prefix + "nothing" + suffix,
            prefix + "other" + suffix,
            prefix + "b c" + suffix,
            prefix + "flyway:filename" + suffix,
            prefix + "flyway:Table" + suffix);
    // "<" before "<<<" would open a placeholder one character early, which has no value.
    var usable =
        pieces.stream()
            .filter(piece -> prefix.equals("${") || piece.length() > 1 || !prefix.startsWith(piece))
            .toList();
    var text = new StringBuilder();
    for (var i = random.nextInt(10); i > 0; i--) {
      text.append(usable.get(random.nextInt(usable.size())));
    }
    return text.toString();
  }

  private Bundle read(PlaceholderSettings placeholders) throws IOException {
    var settings =
        new BundleSettings.Flyway(
            List.of(""), FlywayNaming.DEFAULT, StandardCharsets.UTF_8, placeholders);
    return BundleReader.read(BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), settings);
  }

  private static Placeholders placeholders() {
    return Placeholders.of(new PlaceholderSettings(true, "${", "}", VALUES), Map.of());
  }

  private static String replaced(String text) throws PlaceholderException {
    return replaced(placeholders(), text);
  }

  private static String replaced(Placeholders placeholders, String text)
      throws PlaceholderException {
    return ScriptOptions.NONE.render(file(text), placeholders).text();
  }

  private static SourceFile file(String text) {
    return new SourceFile("sub/R__x.sql", text.getBytes(StandardCharsets.UTF_8));
  }
}
