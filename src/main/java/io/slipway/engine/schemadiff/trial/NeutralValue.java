package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import java.util.Map;
import java.util.Optional;

/// A value that says nothing, of each type that has one.
final class NeutralValue {

  private static final Map<String, String> BY_TYPE =
      Map.ofEntries(
          Map.entry("smallint", "0"),
          Map.entry("integer", "0"),
          Map.entry("bigint", "0"),
          Map.entry("numeric", "0"),
          Map.entry("real", "0"),
          Map.entry("double precision", "0"),
          Map.entry("boolean", "false"),
          Map.entry("text", "''"),
          Map.entry("character varying", "''"),
          Map.entry("character", "''"),
          Map.entry("bytea", "''"),
          Map.entry("json", "'{}'"),
          Map.entry("jsonb", "'{}'"),
          Map.entry("date", "'epoch'"),
          Map.entry("timestamp without time zone", "'epoch'"),
          Map.entry("timestamp with time zone", "'epoch'"),
          Map.entry("time without time zone", "'00:00'"),
          Map.entry("interval", "'0'"),
          Map.entry("uuid", "'00000000-0000-0000-0000-000000000000'"));

  private NeutralValue() {}

  static Optional<String> of(String type, Catalog catalog) {
    if (type.endsWith("[]")) {
      return Optional.of("'{}'");
    }
    var plain = type.replaceAll("\\([^)]*\\)", "");
    return Optional.ofNullable(BY_TYPE.get(plain)).or(() -> firstLabel(type, catalog));
  }

  private static Optional<String> firstLabel(String type, Catalog catalog) {
    return catalog
        .find(new ObjectRef(ObjectKind.ENUM, type))
        .flatMap(object -> object.attribute("labels"))
        .map(labels -> Labels.of(labels).getFirst());
  }
}
