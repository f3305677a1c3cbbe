package io.slipway.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.postgres.LockMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Test material that is kept beside the project and has its own licences; tests skip without it.
public final class SharedMaterial {

  private static final Path ROOT = Path.of("..", "shared").toAbsolutePath().normalize();

  /// What the measured locks are written with.
  public static final Map<String, LockMode> LOCK_MODES =
      Map.of(
          "AS", LockMode.ACCESS_SHARE,
          "RS", LockMode.ROW_SHARE,
          "RX", LockMode.ROW_EXCLUSIVE,
          "SUX", LockMode.SHARE_UPDATE_EXCLUSIVE,
          "S", LockMode.SHARE,
          "SRX", LockMode.SHARE_ROW_EXCLUSIVE,
          "X", LockMode.EXCLUSIVE,
          "AX", LockMode.ACCESS_EXCLUSIVE);

  private SharedMaterial() {}

  /// The folder of a real migration history such as `flyway/kestra`.
  public static Path history(String name) {
    return existing(ROOT.resolve("corpora").resolve(name));
  }

  /// The histories that are run and followed from their beginning.
  public static List<String> histories() {
    return List.of(
        "flyway/kestra",
        "flyway/familie-ba-sak",
        "flyway/interventions-service",
        "flyway/crowd.dev",
        "flyway-undo/gitness",
        "flyway-undo/reportportal",
        "prisma/langfuse",
        "prisma/amplication",
        "prisma-down/gitness");
  }

  /// The scripts of a history in the order in which they run, without those that undo.
  public static List<Path> scripts(String history) throws IOException {
    try (var files = Files.walk(history(history))) {
      var scripts = files.filter(Files::isRegularFile).filter(it -> it.toString().endsWith(".sql"));
      return history.startsWith("prisma")
          ? scripts.filter(it -> it.endsWith("migration.sql")).sorted().toList()
          : scripts
              .filter(it -> it.getFileName().toString().matches("V.*__.*"))
              .sorted(Comparator.comparing(SharedMaterial::version))
              .toList();
    }
  }

  private static FlywayVersion version(Path script) {
    return FlywayVersion.parse(script.getFileName().toString().substring(1).split("__")[0]);
  }

  /// The suites of schema pairs: `<suite>/<case>/{a.sql,b.sql}`.
  public static Path schemaPairs() {
    return existing(ROOT.resolve("schema-pairs"));
  }

  /// The locks that statements take on a server of a major version, as measured.
  public static Path measuredLocks(int major) {
    return existing(ROOT.resolve("lint/locks-pg%d.json".formatted(major)));
  }

  /// The safety rules that were drawn from other linters: a JSON array.
  public static Path lintRules() {
    return existing(ROOT.resolve("lint/rules.json"));
  }

  /// The folder of other linters' test cases, one in each line.
  public static Path lintCases() {
    return existing(ROOT.resolve("lint/cases"));
  }

  private static Path existing(Path path) {
    assumeTrue(
        Files.exists(path), () -> "skipped: the shared test material " + path + " is not here");
    return path;
  }
}
