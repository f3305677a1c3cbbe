package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Routine;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What comes with the extensions that migrations ask for most.
///
/// Source: the scripts of PostgreSQL's `contrib` modules.
record ExtensionObjects(Contents contents) {

  private static final Map<String, List<String>> TYPES =
      Map.of(
          "citext", List.of("citext"),
          "hstore", List.of("hstore", "ghstore"),
          "ltree", List.of("ltree", "lquery", "ltxtquery", "ltree_gist"),
          "vector", List.of("vector", "halfvec", "sparsevec"),
          "cube", List.of("cube"));

  private static final Map<String, List<String>> VOLATILE =
      Map.of(
          "uuid-ossp",
          List.of("uuid_generate_v1", "uuid_generate_v1mc", "uuid_generate_v4"),
          "pgcrypto",
          List.of("gen_random_bytes", "gen_salt"));

  private static final Map<String, List<String>> IMMUTABLE =
      Map.of(
          "uuid-ossp",
          List.of("uuid_generate_v3", "uuid_generate_v5", "uuid_nil"),
          "pgcrypto",
          List.of("digest", "hmac", "crypt"));

  /// Those that bring no relations, and no types and functions but index support and what is above.
  private static final Set<String> PLAIN =
      Set.of(
          "citext",
          "hstore",
          "ltree",
          "vector",
          "cube",
          "uuid-ossp",
          "pgcrypto",
          "pg_trgm",
          "btree_gin",
          "btree_gist",
          "unaccent",
          "plpgsql",
          "intarray",
          "fuzzystrmatch",
          "tablefunc");

  void add(String extension) {
    TYPES
        .getOrDefault(extension, List.of())
        .forEach(type -> contents.put(new UserType.OtherType(in(type))));
    VOLATILE.getOrDefault(extension, List.of()).forEach(it -> addRoutine(it, "volatile"));
    IMMUTABLE.getOrDefault(extension, List.of()).forEach(it -> addRoutine(it, "immutable"));
    if (!PLAIN.contains(extension)) {
      contents.lose("what comes with the extension " + extension);
    }
  }

  private Name in(String name) {
    return new SearchPath(contents).forNew(Name.unqualified(name));
  }

  private void addRoutine(String name, String volatility) {
    var routine = new Routine(in(name), "", Routine.Kind.FUNCTION, volatility, "c", Truth.NO);
    contents.routines.putIfAbsent(routine.name(), List.of(routine));
  }
}
