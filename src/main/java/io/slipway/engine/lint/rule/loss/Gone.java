package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.Routine;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a statement takes away beside what it names, as far as the schema knows, in words.
record Gone(List<String> objects) {

  // More than that nobody reads in a sentence.
  private static final int SHOWN = 6;

  /// @param isNamed the objects that the statement is about itself
  static Gone of(Sight sight, Predicate<Name> isNamed) {
    var before = sight.schema();
    var after = before.after(sight.form());
    Predicate<Name> isLost = name -> after.relation(name).isEmpty() && !isNamed.test(name);
    return new Gone(
        Stream.of(
                before.relations().stream()
                    .filter(it -> isLost.test(it.name()))
                    .flatMap(it -> relation(before, it)),
                before.relations().stream()
                    .flatMap(
                        it ->
                            after.relation(it.name()).stream().flatMap(left -> columns(it, left))),
                before.constraints().stream()
                    .filter(it -> isLostOfAnother(it, after))
                    .map(Gone::constraint),
                triggers(before, after),
                before.types().stream()
                    .map(it -> it.name())
                    .filter(it -> after.resolveType(it).found().isEmpty() && !isNamed.test(it))
                    .map(it -> "the type " + Sql.shown(it)),
                before.routines().stream()
                    .map(Routine::name)
                    .distinct()
                    .filter(it -> after.routines(it).isEmpty() && !isNamed.test(it))
                    .map(it -> "the function " + Sql.shown(it)))
            .flatMap(it -> it)
            .toList());
  }

  // Indexes and sequences of a table's own columns are part of it.
  private static Stream<String> relation(Schema before, Relation relation) {
    var isPart =
        relation.kind().isIndex()
            || relation.kind() == RelationKind.TOAST_TABLE
            || before.sequences().stream()
                .anyMatch(it -> it.name().equals(relation.name()) && it.owner().isPresent());
    return isPart
        ? Stream.empty()
        : Stream.of("the %s %s".formatted(word(relation.kind()), Sql.shown(relation.name())));
  }

  static String word(RelationKind kind) {
    return kind == RelationKind.PARTITIONED_TABLE
        ? "table"
        : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Stream<String> columns(Relation before, Relation after) {
    return before.columns().list().stream().flatMap(column -> column(before, column, after));
  }

  private static Stream<String> column(Relation table, TableColumn column, Relation after) {
    var left = after.column(column.name());
    var shown = "%s of %s".formatted(Sql.shown(column.name()), Sql.shown(table.name()));
    if (left.isEmpty()) {
      return Stream.of("the column " + shown);
    }
    return column.value().isPresent() && left.get().value().isEmpty()
        ? Stream.of("the default of the column " + shown)
        : Stream.empty();
  }

  private static boolean isLostOfAnother(TableConstraint constraint, Schema after) {
    return after.relation(constraint.table()).isPresent()
        && after.constraint(constraint.table(), constraint.name()).isEmpty();
  }

  private static String constraint(TableConstraint constraint) {
    var word =
        switch (constraint.kind()) {
          case FOREIGN_KEY -> "foreign key";
          case PRIMARY_KEY -> "primary key";
          case CHECK -> "check";
          case UNIQUE, EXCLUSION, NOT_NULL -> "constraint";
        };
    return "the %s %s of %s"
        .formatted(word, Sql.shown(constraint.name()), Sql.shown(constraint.table()));
  }

  private static Stream<String> triggers(Schema before, Schema after) {
    return before.relations().stream()
        .filter(table -> after.relation(table.name()).isPresent())
        .flatMap(table -> before.triggers(table.name()).stream())
        .filter(trigger -> !after.triggers(trigger.table()).contains(trigger))
        .map(it -> "the trigger %s of %s".formatted(Sql.shown(it.name()), Sql.shown(it.table())));
  }

  boolean isEmpty() {
    return objects.isEmpty();
  }

  /// Without some of them.
  Gone without(Predicate<String> condition) {
    return new Gone(objects.stream().filter(condition.negate()).toList());
  }

  /// `the view a, the column b of c and 12 more`.
  String shown() {
    if (objects.size() == 1) {
      return objects.getFirst();
    }
    if (objects.size() > SHOWN) {
      return "%s and %d more"
          .formatted(String.join(", ", objects.subList(0, SHOWN)), objects.size() - SHOWN);
    }
    return String.join(", ", objects.subList(0, objects.size() - 1)) + " and " + objects.getLast();
  }
}
