package io.slipway.engine.postgres;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text of a query file for one server version.
///
/// A line that ends in `-- since 14` is for servers from 14 on, one that ends in `-- before 14` for
/// older ones; `-- since 14 -- before 16` for both at once.
public final class VersionedSql {

  private static final Pattern CONDITION = Pattern.compile("-- (since|before) (\\d+)(?= -- |$)");

  private record Key(Class<?> reader, String file, int major) {}

  private static final Map<Key, String> TEXTS = new ConcurrentHashMap<>();

  private VersionedSql() {}

  /// The text of a resource in the package of its reader, with the lines for one server.
  ///
  /// @throws IllegalArgumentException when the reader's package has no such resource
  public static String read(Class<?> reader, String file, ServerVersion server) {
    return TEXTS.computeIfAbsent(
        new Key(reader, file, server.major()),
        key -> forMajor(SqlResource.read(key.reader(), key.file()), key.major()));
  }

  private static String forMajor(String text, int major) {
    return text.lines().filter(line -> isFor(major, line)).collect(Collectors.joining("\n"));
  }

  /// Whether a line is for servers of a major version.
  public static boolean isFor(int major, String line) {
    return CONDITION
        .matcher(line)
        .results()
        .allMatch(it -> it.group(1).equals("since") == major >= Integer.parseInt(it.group(2)));
  }
}
