package io.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.postgres.SqlResource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A database's whole schema as text, for comparing two databases.
public final class SchemaText {

  private static final String CATALOG = SqlResource.read(SchemaText.class, "catalog_text.sql");
  private static final Pattern MAJOR = Pattern.compile("pg_dump \\(PostgreSQL\\) (\\d+)");

  // Since 15.14 and its siblings pg_dump writes a random word into these two psql commands.
  private static final Pattern RANDOM = Pattern.compile("(?m)^\\\\(un)?restrict .*$");

  private SchemaText() {}

  /// Fails unless both have the same schema: by the catalog, and by `pg_dump --schema-only` where
  /// one is on the path that is not older than the server.
  ///
  /// @return what was compared
  public static String assertSame(TestDatabase one, TestDatabase other) {
    assertThat(catalog(one)).isNotEmpty().isEqualTo(catalog(other));
    if (pgDumpMajor().filter(major -> major >= serverMajor(one)).isEmpty()) {
      return "catalog";
    }
    assertThat(dump(one)).isEqualTo(dump(other));
    return "catalog, pg_dump";
  }

  private static List<String> catalog(TestDatabase database) {
    return database.query(CATALOG);
  }

  private static int serverMajor(TestDatabase database) {
    var number = database.query("SHOW server_version_num").getFirst();
    return Integer.parseInt(number) / 10_000;
  }

  private static Optional<Integer> pgDumpMajor() {
    var onPath =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, "pg_dump").canExecute());
    if (!onPath) {
      return Optional.empty();
    }
    var version = MAJOR.matcher(run(List.of("pg_dump", "--version"), ""));
    return version.find() ? Optional.of(Integer.parseInt(version.group(1))) : Optional.empty();
  }

  private static String dump(TestDatabase database) {
    var command =
        List.of(
            "pg_dump",
            "--schema-only",
            "--host=" + database.host(),
            "--port=" + database.port(),
            "--username=" + database.user(),
            database.name());
    return RANDOM.matcher(run(command, database.password())).replaceAll("");
  }

  private static String run(List<String> command, String password) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PGPASSWORD", password);
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(command + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
