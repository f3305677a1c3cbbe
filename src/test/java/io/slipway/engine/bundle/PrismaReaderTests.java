package io.slipway.engine.bundle;

import static io.slipway.engine.bundle.BundleFilesTests.files;
import static io.slipway.engine.bundle.BundleFilesTests.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.conductor.ScriptLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrismaReaderTests {

  private static final String LOCK = "# Please do not edit\nprovider = \"postgresql\"\n";

  @ParameterizedTest
  @ValueSource(strings = {"", "migrations/", "prisma/migrations/", "packages/db/history/"})
  void readsFoldersWhereverTheyAre(String root) {
    var bundle =
        read(
            root + "migration_lock.toml",
            LOCK,
            root + "0_init/migration.sql",
            "a",
            root + "0_init/down.sql",
            "b",
            root + "0_init/verify.sql",
            "SELECT true",
            root + "0_init/README.md",
            "",
            root + "20200101_x/migration.sql",
            "");
    assertThat(bundle.layout()).isEqualTo(Layout.PRISMA);
    assertThat(bundle.findings()).isEmpty();
    assertThat(bundle.migrations())
        .extracting(Migration::name, m -> m.down().map(SourceFile::path))
        .containsExactly(
            tuple("0_init", Optional.of(root + "0_init/down.sql")),
            tuple("20200101_x", Optional.empty()));
    assertThat(bundle.migrations())
        .extracting(m -> m.verification().map(SourceFile::path))
        .containsExactly(Optional.of(root + "0_init/verify.sql"), Optional.empty());
    assertThat(((PrismaMigration) bundle.migrations().getFirst()).checksum())
        .isEqualTo("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
  }

  @Test
  void findsTheFolderWithoutALockFileAndSaysSo() {
    var bundle =
        read(
            "prisma/migrations/1_a/migration.sql",
            "",
            "prisma/migrations/1_a/old/migration.sql",
            "");
    assertThat(bundle.migrations()).extracting(Migration::name).containsExactly("1_a");
    assertThat(bundle.findings())
        .extracting(BundleFinding::code, BundleFinding::path)
        .containsExactly(
            tuple("LOCK_FILE_MISSING", "prisma/migrations/migration_lock.toml"),
            tuple("FILE_IGNORED", "prisma/migrations/1_a/old/migration.sql"));
  }

  @Test
  void leavesOutFoldersWithoutAScript() {
    var bundle =
        read(
            "migration_lock.toml",
            LOCK,
            "1_a/migration.sql",
            "",
            "2_b/steps.json",
            "",
            "3_c.sql",
            "");
    assertThat(bundle.migrations()).extracting(Migration::name).containsExactly("1_a");
    assertThat(bundle.findings())
        .extracting(BundleFinding::code, BundleFinding::path)
        .containsExactly(tuple("FILE_IGNORED", "3_c.sql"), tuple("MIGRATION_FILE_MISSING", "2_b"));
  }

  @ParameterizedTest
  @CsvSource({
    "'provider = \"postgresql\"', ''",
    "'provider=''postgres''  # x', ''",
    "'x = 1\r\nprovider = \"postgresql\"\r\n', ''",
    "'provider = \"mysql\"', mysql",
    "'provider = \"sqlite\"\nprovider = \"postgresql\"', sqlite",
    "'provider = \"cockroachdb\"', cockroachdb",
    "nothing, ''",
  })
  void readsTheLockFileLeniently(String lock, String refused) {
    var files = files("migration_lock.toml", lock, "1_a/migration.sql", "");
    if (refused.isEmpty()) {
      assertThat(read(files).findings()).isEmpty();
    } else {
      assertThat(
              problems(
                  () -> {
                    read(files);
                    return files;
                  }))
          .containsExactly(
              FindingCode.PROVIDER_MISMATCH.at(
                  "migration_lock.toml",
                  "the migrations are for the provider "
                      + refused
                      + " and not for postgresql (P3019)"));
    }
  }

  @Test
  void refusesLongNamesAndBytesThatAreNotText() {
    var name = "\u00e5".repeat(101);
    var files =
        new BundleFiles(
            List.of(
                new SourceFile(name + "/migration.sql", new byte[0]),
                new SourceFile("a/migration.sql", new byte[] {(byte) 0xe5}),
                new SourceFile("b/migration.sql", new byte[0]),
                new SourceFile("b/down.sql", new byte[] {(byte) 0xe5})));
    assertThat(
            problems(
                () -> {
                  read(files);
                  return files;
                }))
        .extracting(BundleFinding::code, BundleFinding::path)
        .containsExactly(
            tuple("ENCODING_MISMATCH", "a/migration.sql"),
            tuple("ENCODING_MISMATCH", "b/down.sql"),
            tuple("MIGRATION_NAME_TOO_LONG", name));
  }

  @Test
  void refusesSeveralFoldersOfMigrations() {
    assertThat(
            problems(
                () -> {
                  read("a/migration_lock.toml", "", "b/migration_lock.toml", "");
                  return files();
                }))
        .extracting(BundleFinding::code, BundleFinding::message)
        .containsExactly(
            tuple(
                "MIGRATIONS_FOLDER_AMBIGUOUS",
                "several folders hold Prisma migrations, send one of them: a/, b/"));
  }

  @Test
  void recognisesPrisma8AndNothingAtAll() {
    assertThat(
            problems(
                () -> {
                  read("migrations/app/1_a/ops.json", "", "migrations/app/1_a/migration.ts", "");
                  return files();
                }))
        .extracting(BundleFinding::code)
        .containsExactly("PRISMA_8_UNSUPPORTED");
    assertThat(
            problems(
                () -> {
                  read("migration.sql", "", "V1__a.sql", "");
                  return files();
                }))
        .extracting(BundleFinding::code)
        .containsExactly("NO_MIGRATIONS");
    assertThat(
            problems(
                () -> {
                  read("migration_lock.toml", LOCK);
                  return files();
                }))
        .extracting(BundleFinding::code)
        .containsExactly("NO_MIGRATIONS");
  }

  @Test
  void saysWhenOldVersionsOfPrismaSortedOtherwise() {
    var bundle =
        read(
            "migration_lock.toml",
            LOCK,
            "2020_b/migration.sql",
            "",
            "2020-b/migration.sql",
            "",
            "1/migration.sql",
            "");
    assertThat(bundle.migrations())
        .extracting(Migration::name)
        .containsExactly("1", "2020_b", "2020-b");
    assertThat(bundle.findings())
        .containsExactly(
            FindingCode.ORDER_AMBIGUOUS.at(
                "2020_b",
                "this folder comes next by letters, as today's Prisma sorts, and 2020-b by bytes, as older versions did"));
  }

  @Test
  void sortsAsNodeDoes() throws IOException, InterruptedException {
    assumeTrue(runsNode(), "skipped: node is not on the PATH");
    var names = randomNames();
    var program =
        "const n = require('fs').readFileSync(0, 'utf8').split('\\n');"
            + "process.stdout.write(n.sort((a, b) => a.localeCompare(b) || Buffer.compare(Buffer.from(a), Buffer.from(b))).join('\\n'))";
    var node = new ProcessBuilder("node", "-e", program).start();
    try (var in = node.outputWriter(StandardCharsets.UTF_8)) {
      in.write(String.join("\n", names));
    }
    var sorted = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).isZero();

    var file = new SourceFile("", new byte[0]);
    var migrations =
        names.stream()
            .map(
                name ->
                    new PrismaMigration(
                        name,
                        "",
                        file,
                        ScriptLimits.NONE,
                        Optional.empty(),
                        ScriptLimits.NONE,
                        Optional.empty()))
            .toList();
    assertThat(PrismaOrder.current(migrations).stream().map(Migration::name).toList())
        .isEqualTo(List.of(sorted.split("\n")));
  }

  @Test
  void takesTheChecksumsThatPrismaTakes() {
    var windows = migration("a\r\nb");
    var unix = migration("a\nb");
    assertThat(unix.checksumMatches(unix.checksum())).isTrue();
    assertThat(unix.checksumMatches(windows.checksum())).isTrue();
    assertThat(windows.checksumMatches(unix.checksum())).isTrue();
    assertThat(unix.checksumMatches(migration("a b").checksum())).isFalse();
    assertThat(unix.checksumMatches("")).isFalse();
    assertThat(unix.checksumMatches(unix.checksum().toUpperCase(java.util.Locale.ROOT))).isFalse();
  }

  /// The SHA-256 of "b" is 3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d; old
  /// versions wrote its three bytes of 00 with one digit each.
  @Test
  void takesTheUnpaddedChecksumsOfOldVersions() {
    var unpadded = "3e23e816039594a33894f6564e1b1348bbd7a088d42c4acb73eeaed59c09d";
    assertThat(migration("b").checksumMatches(unpadded)).isTrue();
    assertThat(migration("b").checksumMatches(unpadded.substring(1))).isFalse();
  }

  @Test
  void rendersTheScriptWithoutItsByteOrderMark() {
    var placeholders = Placeholders.of(PlaceholderSettings.DEFAULT, Map.of());
    assertThat(migration("\uFEFF${x}").render(placeholders).text()).isEqualTo("${x}");
  }

  private static boolean runsNode() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String> randomNames() {
    var pieces =
        List.of(
            "a",
            "A",
            "b",
            "Z",
            "2020",
            "1",
            "09",
            "_",
            "-",
            ".",
            " ",
            "+",
            "\u00e9",
            "e\u0301",
            "\u00e5",
            "\u00df",
            "ss",
            "\u4e2d",
            "\u0430",
            "\uD83D\uDE00",
            "(",
            "@");
    var random = new Random(7);
    var names = new LinkedHashSet<String>();
    while (names.size() < 2000) {
      var length = 1 + random.nextInt(6);
      names.add(
          random
              .ints(length, 0, pieces.size())
              .mapToObj(pieces::get)
              .collect(Collectors.joining()));
    }
    return new ArrayList<>(names);
  }

  private static PrismaMigration migration(String script) {
    return (PrismaMigration) read("1_a/migration.sql", script).migrations().getFirst();
  }

  private static Bundle read(String... pathsAndContents) {
    return read(files(pathsAndContents));
  }

  private static Bundle read(BundleFiles files) {
    return BundleReader.read(files, new BundleSettings.Prisma());
  }
}
