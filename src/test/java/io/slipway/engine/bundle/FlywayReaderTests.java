package io.slipway.engine.bundle;

import static io.slipway.engine.bundle.BundleFilesTests.files;
import static io.slipway.engine.bundle.BundleFilesTests.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayReaderTests {

  private static final Placeholders NONE = Placeholders.of(PlaceholderSettings.DEFAULT, Map.of());

  @Nested
  class BesideRealFlyway {

    @TempDir Path folder;

    /// Everything that a location may hold, and every way to name one.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "db",
          "db;db/migration",
          "db/migration;init",
          "d*",
          "db/**/v2",
          "**/v2",
          "db/*/v?",
          "db/migration/v1/*.sql",
          "db/**/V2*.sql",
          "*/migration",
          "db/migration/",
          "./db//migration",
        })
    void findsTheSameScriptsWithTheSamePaths(String locations) throws IOException {
      write(
          "db/V0__root.sql",
          "db/migration/V1__a.sql",
          "db/migration/B1__a.sql",
          "db/migration/v1/V2__b.sql",
          "db/migration/v1/sub/V3__c.sql",
          "db/migration/v2/V10__d.SQL",
          "db/migration/v2/V2_1__e.sql",
          "init/R__z.sql",
          "init/R__a.sql",
          "init/R.sql",
          "init/V.sql",
          "init/.sql",
          "init/notes.sql",
          "db/README.md",
          "db/migration/v2/sub/v2/V11__f.sql",
          "db/.hidden/V99__x.sql",
          "init/afterMigrate.sql");
      var list = locations.split(";");
      try (var flyway = new RealFlyway()) {
        var theirs = RealFlyway.lines(flyway.configure(folder, list));
        var ours = readOrNothing(list);
        assertThat(ours).containsExactlyInAnyOrderElementsOf(theirs);
      }
    }

    @Test
    void takesNamesWithoutAPrefix() throws IOException {
      write(
          "1__a.sql",
          "2_1__b.sql",
          "R__c.sql",
          "U1__a.sql",
          "B3__d.sql",
          "afterMigrate.sql",
          "x.sql");
      var naming = new FlywayNaming("", "R", "B", "U", "__", List.of(".sql"), false);
      try (var flyway = new RealFlyway()) {
        var theirs = RealFlyway.lines(flyway.configure(folder, "").sqlMigrationPrefix(""));
        var bundle = read(naming, "");
        assertThat(RealFlyway.lines(bundle, NONE))
            .containsExactlyInAnyOrderElementsOf(theirs)
            .hasSize(4);
        assertThat(bundle.migrations().getFirst().down()).isPresent();
      }
    }

    @ParameterizedTest
    @CsvSource({
      "V1__a.sql, sub/V1.0__b.sql, DUPLICATE_VERSIONED_MIGRATION",
      "R__a_b.sql, sub/R__a b.sql, DUPLICATE_REPEATABLE_MIGRATION",
      "B1__a.sql, B01__b.sql, DUPLICATE_BASELINE_MIGRATION",
      "afterMigrate__x.sql, sub/afterMigrate__x.sql, DUPLICATE_CALLBACK",
    })
    void refusesTheSameDuplicates(String first, String second, String code) throws IOException {
      write(first, second);
      try (var flyway = new RealFlyway()) {
        var theirs =
            catchThrowableOfType(
                FlywayException.class, () -> RealFlyway.lines(flyway.configure(folder, "")));
        var ours = problems(() -> readFiles(FlywayNaming.DEFAULT, ""));
        assertThat(theirs).as("Flyway refuses too").isNotNull();
        assertThat(ours).extracting(BundleFinding::code).containsExactly(code);
        assertThat(ours.getFirst().message()).contains("Offenders:\n-> ", "\n-> ");
      }
    }

    @ParameterizedTest
    @CsvSource({
      "bogus=1, Unknown configuration property: bogus",
      "executeInTransaction=maybe, Invalid value for executeInTransaction (should be either true or false): maybe",
      "placeholderReplacement=1, Invalid value for placeholderReplacement (should be either true or false): 1",
    })
    void refusesTheSameSettingsOfAScript(String conf, String message) throws IOException {
      write("V1__a.sql");
      Files.writeString(folder.resolve("V1__a.sql.conf"), "# a script's own\n" + conf + "\n");
      try (var flyway = new RealFlyway()) {
        var theirs =
            catchThrowableOfType(
                FlywayException.class, () -> RealFlyway.lines(flyway.configure(folder, "")));
        assertThat(theirs).hasMessageStartingWith(message);
        assertThat(problems(() -> readFiles(FlywayNaming.DEFAULT, "")))
            .containsExactly(FindingCode.CONF_INVALID.at("V1__a.sql.conf", message));
      }
    }

    @Test
    void readsEachScriptInItsOwnEncoding() throws IOException {
      Files.write(folder.resolve("V1__a.sql"), "-- \u00e5".getBytes(StandardCharsets.ISO_8859_1));
      Files.writeString(folder.resolve("V1__a.sql.conf"), "encoding=ISO-8859-1");
      try (var flyway = new RealFlyway()) {
        assertThat(RealFlyway.lines(read(FlywayNaming.DEFAULT, ""), NONE))
            .isEqualTo(RealFlyway.lines(flyway.configure(folder, "")));
      }
    }

    private List<RealFlyway.Line> readOrNothing(String... locations) throws IOException {
      try {
        return RealFlyway.lines(read(FlywayNaming.DEFAULT, locations), NONE);
      } catch (InvalidBundleException e) {
        assertThat(e.problems()).extracting(BundleFinding::code).containsExactly("NO_MIGRATIONS");
        return List.of();
      }
    }

    private BundleFiles readFiles(FlywayNaming naming, String... locations) throws IOException {
      read(naming, locations);
      return files();
    }

    private Bundle read(FlywayNaming naming, String... locations) throws IOException {
      return FlywayReaderTests.read(
          BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), naming, locations);
    }

    private void write(String... paths) throws IOException {
      for (var path : paths) {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), "select '" + path + "'");
      }
    }
  }

  @Test
  void ordersByVersionThenBaselinesThenRepeatablesByDescription() {
    assertThat(
            names(
                read(
                    "V2__b.sql", "V10__c.sql", "B2__x.sql", "R__b.sql", "R__B.sql", "V1.9__a.sql")))
        .containsExactly(
            "V1.9__a.sql", "V2__b.sql", "B2__x.sql", "V10__c.sql", "R__B.sql", "R__b.sql");
  }

  @Test
  void makesUndoScriptsTheDownScriptsOfTheirVersions() {
    var bundle = read("V1__a.sql", "V2__b.sql", "B1__a.sql", "down/U1.0__a.sql", "U3__x.sql");
    assertThat(bundle.migrations())
        .extracting(Migration::name, migration -> migration.down().map(SourceFile::path))
        .containsExactly(
            tuple("V1__a.sql", Optional.of("down/U1.0__a.sql")),
            tuple("B1__a.sql", Optional.empty()),
            tuple("V2__b.sql", Optional.empty()));
    assertThat(bundle.findings())
        .containsExactly(
            FindingCode.DOWN_WITHOUT_MIGRATION.at(
                "U3__x.sql", "there is no versioned migration 3"));
  }

  @Test
  void givesDownScriptsTheirOwnSettings() throws PlaceholderException {
    var bundle =
        read(
            files(
                "V1__a.sql",
                "${",
                "V1__a.sql.conf",
                "placeholderReplacement=false",
                "U1__a.sql",
                "${flyway:filename}",
                "u1__A.SQL.conf",
                "executeInTransaction=FALSE"));
    var migration = (FlywayMigration) bundle.migrations().getFirst();
    assertThat(migration.options().placeholderReplacement()).contains(false);
    assertThat(migration.downOptions().executeInTransaction()).contains(false);
    assertThat(migration.render(NONE).text()).isEqualTo("${");
    assertThat(migration.renderDown(NONE).map(RenderedScript::text)).contains("U1__a.sql");
  }

  @Test
  void sortsCallbacksOfAnEventByDescription() {
    var bundle =
        read(
            "V1.sql",
            "afterMigrate__b.sql",
            "afterMigrate.sql",
            "afterMigrate__a.sql",
            "beforeMigrate.sql");
    assertThat(bundle.callbacks())
        .extracting(Callback::event, Callback::description)
        .containsExactly(
            tuple("afterMigrate", ""),
            tuple("afterMigrate", "a"),
            tuple("afterMigrate", "b"),
            tuple("beforeMigrate", ""));
  }

  @Test
  void notesFilesThatLookLikeScriptsAndAreNone() {
    assertThat(
            read("V1.sql", "v2__x.sql", "R.sql", "README.md", "V3__x.txt", "V4__x.sql.conf")
                .findings())
        .extracting(BundleFinding::code, BundleFinding::path)
        .containsExactlyInAnyOrder(
            tuple("FILE_IGNORED", "v2__x.sql"),
            tuple("FILE_IGNORED", "R.sql"),
            tuple("CONF_WITHOUT_SCRIPT", "V4__x.sql.conf"));
  }

  @Test
  void refusesThemWhenNamesAreStrict() {
    var strict = new FlywayNaming("V", "R", "B", "U", "__", List.of(".sql"), true);
    assertThat(
            problems(
                () -> {
                  read(files("V1.sql", "", "v2__x.sql", "", "V3_.sql", ""), strict, "");
                  return files();
                }))
        .extracting(BundleFinding::code, BundleFinding::path)
        .containsExactly(tuple("NAME_INVALID", "V3_.sql"), tuple("NAME_INVALID", "v2__x.sql"));
  }

  @Test
  void namesEveryProblemAtOnce() {
    var tooLong = "V" + "1".repeat(51) + "__x.sql";
    var found =
        problems(
            () -> {
              read(
                  new BundleFiles(
                      List.of(
                          new SourceFile("V-1__x.sql", new byte[0]),
                          new SourceFile("V2__x.sql", new byte[] {(byte) 0xff}),
                          new SourceFile(tooLong, new byte[0]),
                          new SourceFile("V3.sql", new byte[0]),
                          new SourceFile("V3.0.sql", new byte[0]),
                          new SourceFile("U4.sql", new byte[0]),
                          new SourceFile("sub/U4.sql", new byte[0]),
                          new SourceFile(
                              "V3.sql.conf",
                              "shouldExecute=true\nencoding=x y"
                                  .getBytes(StandardCharsets.UTF_8)))));
              return files();
            });
    assertThat(found)
        .extracting(BundleFinding::code, BundleFinding::path)
        .containsExactlyInAnyOrder(
            tuple("VERSION_INVALID", "V-1__x.sql"),
            tuple("ENCODING_MISMATCH", "V2__x.sql"),
            tuple("VERSION_TOO_LONG", tooLong),
            tuple("DUPLICATE_VERSIONED_MIGRATION", "V3.0.sql"),
            tuple("DUPLICATE_UNDO_MIGRATION", "U4.sql"),
            tuple("CONF_INVALID", "V3.sql.conf"),
            tuple("CONF_INVALID", "V3.sql.conf"));
  }

  @Test
  void replacesPlaceholdersInSettingsOfAScript() {
    var conf = files("V1.sql", "", "V1.sql.conf", "executeInTransaction=${tx}\n");
    var settings =
        new BundleSettings.Flyway(
            List.of(""),
            FlywayNaming.DEFAULT,
            StandardCharsets.UTF_8,
            new PlaceholderSettings(true, "${", "}", Map.of("TX", "false")));
    var migration = (FlywayMigration) BundleReader.read(conf, settings).migrations().getFirst();
    assertThat(migration.options().executeInTransaction()).contains(false);
    assertThat(
            problems(
                () -> {
                  read(conf);
                  return conf;
                }))
        .extracting(BundleFinding::message)
        .containsExactly(
            "V1.sql.conf:1: No value provided for placeholder: ${tx}.  Check your configuration!");
  }

  @ParameterizedTest
  @CsvSource({
    "filesystem:db/migration, V1.sql",
    "classpath:db/migration, V1.sql",
    "Filesystem:/db/, migration/V1.sql",
    "'', db/migration/V1.sql",
  })
  void dropsThePrefixOfALocation(String location, String script) {
    assertThat(names(read(files("db/migration/V1.sql", ""), FlywayNaming.DEFAULT, location)))
        .containsExactly(script);
  }

  @Test
  void findsTheLocationOfAnArchiveMadeInsideItsFirstFolder() {
    assertThat(
            names(
                read(files("migration/V1.sql", "", "x", ""), FlywayNaming.DEFAULT, "db/migration")))
        .containsExactly("V1.sql");
    assertThat(names(read(files("V1.sql", ""), FlywayNaming.DEFAULT, "migrations")))
        .containsExactly("V1.sql");
  }

  @Test
  void notesLocationsWithoutFilesAndRefusesOtherPlaces() {
    assertThat(read(files("a/V1.sql", ""), FlywayNaming.DEFAULT, "a", "b").findings())
        .containsExactly(FindingCode.LOCATION_EMPTY.at("b", "this location holds no file"));
    assertThat(
            problems(
                () -> {
                  read(files("a/V1.sql", ""), FlywayNaming.DEFAULT, "a", "s3:bucket");
                  return files();
                }))
        .extracting(BundleFinding::code)
        .containsExactly("LOCATION_UNSUPPORTED");
  }

  @Test
  void refusesFilesWithoutAnyMigration() {
    assertThat(
            problems(
                () -> {
                  read("README.md", "afterMigrate.sql");
                  return files();
                }))
        .containsExactly(
            FindingCode.NO_MIGRATIONS.at(
                "", "none of the 2 files is a migration by its name; looked for Flyway's in []"));
  }

  @Test
  void notesPathsThatDifferInCaseAlone() {
    assertThat(read("V1__a.sql", "sub/V2__A.sql", "Sub/readme", "sub/README").findings())
        .extracting(BundleFinding::code, BundleFinding::path)
        .containsExactly(tuple("PATH_CASE_CLASH", "sub/README"));
  }

  private static Bundle read(String... paths) {
    return read(
        new BundleFiles(
            java.util.Arrays.stream(paths)
                .map(path -> new SourceFile(path, new byte[0]))
                .toList()));
  }

  private static Bundle read(BundleFiles files) {
    return read(files, FlywayNaming.DEFAULT, "");
  }

  private static Bundle read(BundleFiles files, FlywayNaming naming, String... locations) {
    return BundleReader.read(
        files,
        new BundleSettings.Flyway(
            List.of(locations), naming, StandardCharsets.UTF_8, PlaceholderSettings.DEFAULT));
  }

  private static List<String> names(Bundle bundle) {
    return bundle.migrations().stream().map(Migration::name).toList();
  }
}
