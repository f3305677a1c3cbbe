package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// A folder of scripts for one test, deleted when closed.
public record ScriptFolder(Path path) implements AutoCloseable {

  public static ScriptFolder create() {
    try {
      return new ScriptFolder(Files.createTempDirectory("slipway-scripts"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a file, new or in place of one of that name.
  public ScriptFolder with(String name, String text) {
    try {
      var file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the script of a migration in Prisma layout.
  public ScriptFolder withPrisma(String migration, String sql) {
    return with("migration_lock.toml", "provider = \"postgresql\"\n")
        .with(migration + "/migration.sql", sql);
  }

  /// Copies files of another folder to the same places in this one.
  public void copy(Path source, List<Path> files) {
    try {
      for (var file : files) {
        var copy = path.resolve(source.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (var paths = Files.walk(path)) {
      for (var file : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
