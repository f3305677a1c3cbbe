package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Part;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.postgres.GeneratedNames;
import io.slipway.engine.sql.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The names that PostgreSQL chooses for what a statement does not name.
///
/// Source: `ChooseRelationName`, `ChooseConstraintName` and `ChooseIndexColumnNames` in
/// PostgreSQL's `src/backend/commands/indexcmds.c` and `src/backend/catalog/pg_constraint.c`.
record NameChoice(Contents contents) {

  /// Of a sequence or of an index that is no constraint's.
  Name relation(Name table, List<String> columns, String label) {
    var chosen = choose(table.name(), columns, label, name -> isRelation(in(table, name)));
    return in(table, chosen);
  }

  /// Of an index and the constraint that it is of.
  String keyed(Name table, List<String> columns, String label) {
    return choose(
        table.name(),
        columns,
        label,
        name -> isRelation(in(table, name)) || isConstraint(table.schema(), name));
  }

  /// Of a constraint without an index.
  String constraint(Name table, List<String> columns, String label) {
    return choose(table.name(), columns, label, name -> isConstraint(table.schema(), name));
  }

  /// The names of an index's columns, which differ from each other.
  static List<String> distinct(List<String> columns) {
    var names = new ArrayList<String>();
    for (var column : columns) {
      var name = column;
      for (var i = 1; names.contains(name); i++) {
        name = GeneratedNames.clip(column, GeneratedNames.BYTES - Integer.toString(i).length()) + i;
      }
      names.add(name);
    }
    return names;
  }

  private static Name in(Name table, String name) {
    return new Name(table.schema(), name);
  }

  private boolean isRelation(Name name) {
    return contents.relations.containsKey(name);
  }

  private boolean isConstraint(String schema, String name) {
    return contents.constraints.keySet().stream().anyMatch(it -> isNamed(it, schema, name))
        || contents.types.values().stream().anyMatch(it -> isOfDomain(it, schema, name));
  }

  private static boolean isNamed(Part part, String schema, String name) {
    return part.name().equals(name) && part.table().schema().equals(schema);
  }

  private static boolean isOfDomain(UserType type, String schema, String name) {
    return type instanceof UserType.Domain domain
        && domain.name().schema().equals(schema)
        && domain.constraints().stream().anyMatch(it -> it.name().equals(name));
  }

  private static String choose(
      String first, List<String> columns, String label, Predicate<String> isTaken) {
    var name = GeneratedNames.of(first, columns, label);
    for (var i = 1; isTaken.test(name); i++) {
      name = GeneratedNames.of(first, columns, label + i);
    }
    return name;
  }
}
