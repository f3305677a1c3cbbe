package io.slipway.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.FlywayFileName.Accidental;
import io.slipway.engine.bundle.FlywayFileName.OfEvent;
import io.slipway.engine.bundle.FlywayFileName.Repeatable;
import io.slipway.engine.bundle.FlywayFileName.Unrecognised;
import io.slipway.engine.bundle.FlywayFileName.Versioned;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.resource.ResourceNameParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayFileNameTests {

  private static final FlywayNaming OPEN_SOURCE =
      new FlywayNaming("V", "R", "B", "\uFFFFno undo", "__", List.of(".sql", ".pg.SQL"), false);
  private static final FlywayNaming OTHER =
      new FlywayNaming("", "rep_", "Base", "\uFFFFno undo", "-", List.of(".ddl"), false);

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "V1.sql, Versioned[kind=VERSIONED; version=1; description=]",
        "V1__.sql, Versioned[kind=VERSIONED; version=1; description=]",
        "V1___x.sql, Versioned[kind=VERSIONED; version=1; description= x]",
        "V1__a__b.sql, Versioned[kind=VERSIONED; version=1; description=a  b]",
        "V1_2_3.sql, Versioned[kind=VERSIONED; version=1.2.3; description=]",
        "V01__x.SQL, Versioned[kind=VERSIONED; version=01; description=x]",
        "B2__x.sql, Versioned[kind=BASELINE; version=2; description=x]",
        "R__.sql, Repeatable[description=]",
        "R__a_view.sql, Repeatable[description=a view]",
        "afterMigrate.sql, OfEvent[event=afterMigrate; description=]",
        "afterMigrate__a.sql, OfEvent[event=afterMigrate; description=a]",
        "afterMigrateApplied.sql, OfEvent[event=afterMigrateApplied; description=]",
      })
  void understandsNames(String name, String expected) {
    assertThat(new FlywayFileName.Parser(OPEN_SOURCE).parse(name).toString().replace(',', ';'))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V1_.sql",
        "V1_a__x.sql",
        "V1..2__x.sql",
        "V.1__x.sql",
        "V1.__x.sql",
        "V1 __x.sql",
        "V1-2__x.sql",
        "VV1__x.sql",
        "Version1__x.sql",
        "V__x.sql",
        "B__x.sql",
        "R1__view.sql",
        "R_view.sql",
        "Readme.sql",
        "beforeMigrateX.sql",
        "afterMigrate_x.sql",
        "v1__x.sql",
        "1__x.sql",
        "V1.-2__x.sql",
        "V1.\u0661__x.sql",
        "beforemigrate.sql",
        "U1__undo.sql"
      })
  void complainsInFlywaysWords(String name) {
    assertThat(new FlywayFileName.Parser(OPEN_SOURCE).parse(name))
        .isEqualTo(new Unrecognised(flyway(OPEN_SOURCE).parse(name).getValidityMessage()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V-1__x.sql",
        "V+1__x.sql",
        "V\u0661__x.sql",
        "V1.2\u0661__x.sql",
        "Vcurrent__x.sql",
        "VLatest__x.sql",
        "Vnext__x.sql",
        "V9223372036854775807__x.sql"
      })
  void refusesVersionsThatFlywayTakesByAccident(String name) {
    assertThat(flyway(OPEN_SOURCE).parse(name).isValid()).isTrue();
    assertThat(new FlywayFileName.Parser(OPEN_SOURCE).parse(name)).isInstanceOf(Accidental.class);
  }

  @Test
  void takesUndoScriptsThatTheOpenSourceEditionDoesNotKnow() {
    assertThat(new FlywayFileName.Parser(FlywayNaming.DEFAULT).parse("U1_2__x.sql"))
        .isEqualTo(new Versioned(FlywayFileName.Kind.UNDO, FlywayVersion.parse("1.2"), "x"));
  }

  @Test
  void knowsTheEventsOfFlyway() {
    assertThat(FlywayEvents.IDS)
        .containsExactlyInAnyOrderElementsOf(
            java.util.Arrays.stream(Event.values()).map(Event::getId).toList());
  }

  @Property(tries = 5000)
  void saysOfAnyNameWhatFlywaySays(@ForAll("names") String name) {
    compare(OPEN_SOURCE, name);
    compare(OTHER, name);
  }

  private static void compare(FlywayNaming naming, String name) {
    var theirs = flyway(naming).parse(name);
    switch (new FlywayFileName.Parser(naming).parse(name)) {
      case Versioned ours -> {
        assertThat(theirs.isValid()).isTrue();
        assertThat(theirs.getVersion().getVersion()).isEqualTo(ours.version().text());
        assertThat(theirs.getDescription()).isEqualTo(ours.description());
      }
      case Repeatable ours -> {
        assertThat(theirs.getPrefix()).isEqualTo(naming.repeatable());
        assertThat(theirs.getDescription()).isEqualTo(ours.description());
      }
      case OfEvent ours -> {
        assertThat(theirs.getPrefix()).isEqualTo(ours.event());
        assertThat(theirs.getDescription()).isEqualTo(ours.description());
      }
      // Flyway's parser takes this name and its scanner does not: see FlywayReaderTests.
      case Unrecognised ours when ours.why().startsWith("A repeatable migration needs") ->
          assertThat(theirs.isValid()).isTrue();
      case Unrecognised ours -> assertThat(theirs.getValidityMessage()).isEqualTo(ours.why());
      case Accidental _ -> assertThat(theirs.isValid()).isTrue();
    }
  }

  @Provide
  Arbitrary<String> names() {
    var parts =
        Arbitraries.of(
            "V",
            "R",
            "B",
            "U",
            "v",
            "rep_",
            "Base",
            "1",
            "01",
            "20250619120000123",
            ".",
            "_",
            "__",
            "-",
            "+",
            " ",
            "a",
            "\u00e9",
            "\u0661",
            "current",
            "next",
            "afterMigrate",
            "beforeEachMigrate",
            "Error",
            "Statement",
            ".sql",
            ".SQL",
            ".ddl",
            ".pg.sql",
            "x");
    return parts.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join("", list));
  }

  private static ResourceNameParser flyway(FlywayNaming naming) {
    FluentConfiguration configuration =
        Flyway.configure()
            .sqlMigrationPrefix(naming.versioned())
            .repeatableSqlMigrationPrefix(naming.repeatable())
            .sqlMigrationSeparator(naming.separator())
            .sqlMigrationSuffixes(naming.suffixes().toArray(String[]::new));
    configuration
        .getPluginRegister()
        .getInstanceOf(
            org.flywaydb.core.api.migration.baseline.BaselineMigrationConfigurationExtension.class)
        .setBaselineMigrationPrefix(naming.baseline());
    return new ResourceNameParser(configuration);
  }
}
