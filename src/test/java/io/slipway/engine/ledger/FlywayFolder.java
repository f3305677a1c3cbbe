package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.engine.bundle.ScriptOptions;
import io.slipway.engine.bundle.SourceFile;
import io.slipway.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// A folder of Flyway scripts that both sides can read: real Flyway from disk, the ledger from
/// memory.
final class FlywayFolder implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("([VBR])([0-9._]*?)__(.*)\\.sql");

  private final Path root;
  private final Map<String, String> files = new TreeMap<>();

  FlywayFolder() {
    try {
      root = Files.createTempDirectory("flyway");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FlywayFolder with(String name, String sql) {
    try {
      var path = root.resolve(name);
      Files.createDirectories(path.getParent());
      Files.writeString(path, sql);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put(name, sql);
    return this;
  }

  FlywayFolder without(String name) {
    try {
      Files.delete(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.remove(name);
    return this;
  }

  FlywayFolder move(String from, String to) {
    var sql = sql(from);
    return without(from).with(to, sql);
  }

  String sql(String name) {
    return Optional.ofNullable(files.get(name)).orElseThrow();
  }

  List<String> names() {
    return List.copyOf(files.keySet());
  }

  List<FlywayResolved> resolved() {
    return files.keySet().stream().map(this::resolve).toList();
  }

  FlywayResolved resolved(String name) {
    return resolve(name);
  }

  private FlywayResolved resolve(String path) {
    var name = NAME.matcher(path.substring(path.lastIndexOf('/') + 1));
    if (!name.matches()) {
      throw new IllegalArgumentException(path);
    }
    var migration =
        new FlywayMigration(
            switch (name.group(1)) {
              case "V" -> FlywayMigration.Kind.VERSIONED;
              case "B" -> FlywayMigration.Kind.BASELINE;
              default -> FlywayMigration.Kind.REPEATABLE;
            },
            Optional.of(name.group(2)).filter(text -> !text.isEmpty()).map(FlywayVersion::parse),
            name.group(3).replace('_', ' '),
            path,
            new SourceFile(path, sql(path).getBytes(StandardCharsets.UTF_8)),
            ScriptOptions.NONE,
            Optional.empty(),
            ScriptOptions.NONE,
            Optional.empty());
    return checksums(migration, sql(path));
  }

  private static FlywayResolved checksums(FlywayMigration migration, String sql) {
    var raw = checksum(sql);
    return migration.kind() == FlywayMigration.Kind.REPEATABLE
        ? new FlywayResolved(
            migration, checksum(sql.replace("${who}", "world")), OptionalInt.of(raw))
        : new FlywayResolved(migration, raw);
  }

  static int checksum(String sql) {
    var crc = new CRC32();
    crc.update(sql.lines().collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }

  /// Real Flyway on this folder and a database, with the placeholder `who`.
  FluentConfiguration flyway(TestDatabase database) {
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .placeholders(Map.of("who", "world"))
        .locations("filesystem:" + root);
  }

  @Override
  public void close() {
    try (var paths = Files.walk(root)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
