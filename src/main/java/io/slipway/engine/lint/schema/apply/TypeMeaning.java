package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the name of a type in a statement means.
record TypeMeaning(Contents contents) {

  private static final Map<String, String> SERIALS =
      Map.of("serial", "integer", "bigserial", "bigint", "smallserial", "smallint");

  static boolean isSerial(TypeName type) {
    return type.name().schema().isEmpty() && SERIALS.containsKey(type.name().name());
  }

  /// The type as [io.slipway.engine.lint.schema.model.TableColumn] has it.
  TypeName resolve(TypeName type) {
    if (isSerial(type)) {
      return new TypeName(
          Name.unqualified(SERIALS.getOrDefault(type.name().name(), "")),
          List.of(),
          type.dimensions());
    }
    var name = user(type.name()).orElse(type.name());
    return new TypeName(name, modifiers(type), type.dimensions());
  }

  /// The qualified name of a type that is not PostgreSQL's own.
  Optional<Name> user(Name name) {
    return new SearchPath(contents)
        .find(name, it -> contents.types.containsKey(it) || contents.relations.containsKey(it));
  }

  // As format_type has them.
  private static List<String> modifiers(TypeName type) {
    var modifiers = type.modifiers().stream().map(it -> it.replace(" ", "")).toList();
    if (!type.name().schema().isEmpty()) {
      return modifiers;
    }
    return switch (type.name().name()) {
      case "numeric" -> modifiers.size() == 1 ? List.of(modifiers.getFirst(), "0") : modifiers;
      case "bit" -> modifiers.isEmpty() ? List.of("1") : modifiers;
      case "interval" -> modifiers.stream().filter(it -> it.matches("\\d+")).toList();
      default -> modifiers;
    };
  }

  /// A collation as a column has it; that of the type itself is not said.
  Optional<Name> collation(Optional<Name> written) {
    return written
        .map(name -> name.schema().equals("pg_catalog") ? Name.unqualified(name.name()) : name)
        .filter(name -> !name.name().equals("default"));
  }
}
