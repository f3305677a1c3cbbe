package io.slipway.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Test material that is kept beside the project and has its own licences; tests skip without it.
public final class SharedMaterial {

  private static final Path ROOT = Path.of("..", "shared").toAbsolutePath().normalize();

  private SharedMaterial() {}

  /// The folder of a real migration history such as `flyway/kestra`.
  public static Path history(String name) {
    return existing(ROOT.resolve("corpora").resolve(name));
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
