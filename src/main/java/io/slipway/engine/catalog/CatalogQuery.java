package io.slipway.engine.catalog;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.SqlResource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text of a query file for one server version.
///
/// A line that ends in `-- since 14` is for servers from 14 on, one that ends in `-- before 14` for
/// older ones; `-- since 14 -- before 16` for both at once.
///
/// The query of a kind answers, in this order: `classid`, `oid` and `subid` (the object's address
/// in the system catalogs), `identity`, `parent_classid` and `parent_oid` (null when it has none),
/// and from there on one column an attribute, named by the column, null when it is not set or is
/// as by default. That of [ObjectKind#SUPPLIED] answers a row an attribute, with its name and its
/// value.
final class CatalogQuery {

  /// Where the attributes begin, from 0.
  static final int FIRST_ATTRIBUTE = 6;

  private static final Pattern CONDITION = Pattern.compile("-- (since|before) (\\d+)(?= -- |$)");

  private record Key(String file, int major) {}

  private static final Map<Key, String> TEXTS = new ConcurrentHashMap<>();

  private CatalogQuery() {}

  static String text(String file, ServerVersion server) {
    return TEXTS.computeIfAbsent(
        new Key(file, server.major()),
        key -> forMajor(SqlResource.read(CatalogQuery.class, key.file()), key.major()));
  }

  private static String forMajor(String text, int major) {
    return text.lines().filter(line -> isFor(major, line)).collect(Collectors.joining("\n"));
  }

  static boolean isFor(int major, String line) {
    return CONDITION
        .matcher(line)
        .results()
        .allMatch(it -> it.group(1).equals("since") == major >= Integer.parseInt(it.group(2)));
  }
}
