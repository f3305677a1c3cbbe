package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where names without a schema are found, by PostgreSQL's rules.
///
/// Source: PostgreSQL's documentation, "The Schema Search Path" and `search_path`.
public record SearchPath(Contents contents) {

  private static final String OWN = "pg_catalog";
  private static final List<String> SYSTEM = List.of(OWN, "information_schema", "pg_toast");

  /// The qualified name of the first object of this name that a predicate knows.
  ///
  /// @param temporary whether the temporary schema is looked into, as for relations and types
  public Optional<Name> find(Name name, boolean temporary, Predicate<Name> exists) {
    return candidates(name, temporary).filter(exists).findFirst();
  }

  /// The same for relations and types.
  public Optional<Name> find(Name name, Predicate<Name> exists) {
    return find(name, true, exists);
  }

  private Stream<Name> candidates(Name name, boolean temporary) {
    if (!name.schema().isEmpty()) {
      return Stream.of(new Name(canonical(name.schema()), name.name()));
    }
    var path = schemas();
    var first =
        temporary && !path.contains(Contents.TEMPORARY)
            ? Stream.of(Contents.TEMPORARY)
            : Stream.<String>empty();
    return Stream.concat(first, path.stream()).map(schema -> new Name(schema, name.name()));
  }

  /// The qualified name of an object that a statement makes.
  public Name forNew(Name name) {
    if (!name.schema().isEmpty()) {
      return new Name(canonical(name.schema()), name.name());
    }
    var schema = schemas().stream().filter(it -> !it.equals(OWN)).findFirst().orElse("public");
    return new Name(schema, name.name());
  }

  /// The schemas of the path that are there.
  public List<String> schemas() {
    return contents.session.searchPath().stream()
        .flatMap(this::schema)
        .map(SearchPath::canonical)
        .filter(this::isThere)
        .distinct()
        .toList();
  }

  private Stream<String> schema(String element) {
    return element.equals("$user")
        ? contents.session.role().filter(contents.schemas::contains).stream()
        : Stream.of(element);
  }

  private boolean isThere(String schema) {
    return !contents.complete
        || contents.schemas.contains(schema)
        || contents.uncertain.isPresent()
        || schema.equals(Contents.TEMPORARY)
        || schema.equals(OWN);
  }

  /// The elements of a search path as it is set: `"$user", public`.
  public static List<String> elements(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .filter(element -> !element.isEmpty())
        .map(SearchPath::unquoted)
        .filter(element -> !element.isEmpty())
        .toList();
  }

  private static String unquoted(String element) {
    return element.length() > 1 && element.startsWith("\"") && element.endsWith("\"")
        ? element.substring(1, element.length() - 1).replace("\"\"", "\"")
        : element;
  }

  /// Whether a schema is PostgreSQL's own.
  public static boolean isSystem(String schema) {
    return SYSTEM.contains(schema);
  }

  private static String canonical(String schema) {
    return schema.startsWith("pg_temp_") ? Contents.TEMPORARY : schema;
  }
}
