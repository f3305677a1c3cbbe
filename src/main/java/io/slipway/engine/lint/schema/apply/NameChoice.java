package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Part;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.sql.Name;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The names that PostgreSQL chooses for what a statement does not name.
///
/// Source: `makeObjectName`, `ChooseRelationName`, `ChooseConstraintName`, `ChooseIndexColumnNames`
/// and `ChooseIndexNameAddition` in PostgreSQL's `src/backend/commands/indexcmds.c` and
/// `src/backend/catalog/pg_constraint.c`.
record NameChoice(Contents contents) {

  private static final int BYTES = 63;

  /// Of a sequence or of an index that is no constraint's.
  Name relation(Name table, List<String> columns, String label) {
    var chosen =
        choose(table.name(), addition(columns), label, name -> isRelation(in(table, name)));
    return in(table, chosen);
  }

  /// Of an index and the constraint that it is of.
  String keyed(Name table, List<String> columns, String label) {
    return choose(
        table.name(),
        addition(columns),
        label,
        name -> isRelation(in(table, name)) || isConstraint(table.schema(), name));
  }

  /// Of a constraint without an index.
  String constraint(Name table, List<String> columns, String label) {
    return choose(
        table.name(), addition(columns), label, name -> isConstraint(table.schema(), name));
  }

  /// The names of an index's columns, which differ from each other.
  static List<String> distinct(List<String> columns) {
    var names = new ArrayList<String>();
    for (var column : columns) {
      var name = column;
      for (var i = 1; names.contains(name); i++) {
        name = clip(column, BYTES - Integer.toString(i).length()) + i;
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

  private static String addition(List<String> columns) {
    var text = new StringBuilder();
    for (var column : columns) {
      if (bytes(text.toString()) > BYTES) {
        break;
      }
      text.append(text.isEmpty() ? "" : "_").append(column);
    }
    return text.toString();
  }

  private static String choose(
      String first, String second, String label, Predicate<String> isTaken) {
    var name = join(first, second, label);
    for (var i = 1; isTaken.test(name); i++) {
      name = join(first, second, label + i);
    }
    return name;
  }

  static String join(String first, String second, String label) {
    var room = BYTES - bytes(label) - 1 - (second.isEmpty() ? 0 : 1);
    var ofFirst = bytes(first);
    var ofSecond = bytes(second);
    while (ofFirst + ofSecond > room) {
      if (ofFirst > ofSecond) {
        ofFirst--;
      } else {
        ofSecond--;
      }
    }
    var middle = second.isEmpty() ? "" : "_" + clip(second, ofSecond);
    return clip(first, ofFirst) + middle + "_" + label;
  }

  /// A name cut to so many bytes, at a character's end.
  static String clip(String name, int bytes) {
    var end = 0;
    var used = 0;
    while (end < name.length()) {
      var next = name.offsetByCodePoints(end, 1);
      used += bytes(name.substring(end, next));
      if (used > bytes) {
        return name.substring(0, end);
      }
      end = next;
    }
    return name;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
