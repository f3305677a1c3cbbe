package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import java.util.Locale;
import java.util.Set;

/// Whether something else guarantees what a constraint does.
record Redundant(Schema schema) {

  boolean is(TableConstraint constraint) {
    return isOfNoEffect(constraint)
        || isThereAgain(constraint)
        || isNotNullAnyway(constraint)
        || hasTwin(constraint)
        || isOfAnIndex(constraint);
  }

  private static boolean isOfNoEffect(TableConstraint constraint) {
    return !constraint.validity().enforced();
  }

  // Perhaps with other words, or another ON DELETE.
  private boolean isThereAgain(TableConstraint constraint) {
    return schema
        .constraint(constraint.table(), constraint.name())
        .filter(it -> it.kind() == constraint.kind())
        .isPresent();
  }

  private boolean isOfAnIndex(TableConstraint constraint) {
    return constraint.kind() == Kind.UNIQUE
        && schema.indexes(constraint.table()).stream()
            .filter(it -> it.properties().unique() && it.properties().valid())
            .filter(it -> it.predicate().isEmpty() && it.elements().size() == it.columns().size())
            .anyMatch(it -> Set.copyOf(it.columns()).equals(Set.copyOf(constraint.columns())));
  }

  // What is left of a check by which a column was made NOT NULL without reading the table.
  private boolean isNotNullAnyway(TableConstraint constraint) {
    return constraint.kind() == Kind.CHECK
        && constraint.columns().size() == 1
        && constraint.expression().filter(it -> isNotNull(it, constraint)).isPresent()
        && schema
            .relation(constraint.table())
            .flatMap(it -> it.column(constraint.columns().getFirst()))
            .filter(it -> it.notNull() == NotNull.YES)
            .isPresent();
  }

  private static boolean isNotNull(String expression, TableConstraint constraint) {
    var words = expression.toLowerCase(Locale.ROOT).replaceAll("[()\"\\s]+", " ").strip();
    return words.equals(constraint.columns().getFirst().toLowerCase(Locale.ROOT) + " is not null");
  }

  private boolean hasTwin(TableConstraint constraint) {
    return schema.constraints(constraint.table()).stream()
        .filter(it -> !it.name().equals(constraint.name()) && it.kind() == constraint.kind())
        .filter(it -> it.validity().validated() && it.validity().enforced())
        .anyMatch(it -> isTwin(it, constraint));
  }

  private static boolean isTwin(TableConstraint one, TableConstraint other) {
    return switch (one.kind()) {
      case UNIQUE -> Set.copyOf(one.columns()).equals(Set.copyOf(other.columns()));
      case FOREIGN_KEY ->
          one.columns().equals(other.columns())
              && one.reference()
                  .map(Reference::table)
                  .equals(other.reference().map(Reference::table))
              && one.reference()
                  .map(Reference::columns)
                  .equals(other.reference().map(Reference::columns));
      case CHECK -> one.expression().isPresent() && one.expression().equals(other.expression());
      case PRIMARY_KEY, EXCLUSION, NOT_NULL -> false;
    };
  }
}
