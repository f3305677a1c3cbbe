package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.form.TableAction.AttachPartition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a table's checks show that all its rows belong to a partition, so that PostgreSQL need
/// not look at them.
final class BoundProof {

  private static final Pattern RANGE =
      Pattern.compile(
          "FROM \\(([^(),]+)\\) TO \\(([^(),]+)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Schema schema;

  BoundProof(Schema schema) {
    this.schema = schema;
  }

  /// For ranges over one column; of others it is not found.
  boolean holds(Relation parent, Relation partition, AttachPartition action) {
    var column = keyColumn(parent);
    var range = action.bound().map(RANGE::matcher).filter(it -> it.matches());
    if (column.isEmpty() || range.isEmpty()) {
      return false;
    }
    var checks = checks(partition);
    return isNeverNull(partition, column.get(), checks)
        && isWithin(column.get(), ">=", range.get().group(1), checks)
        && isWithin(column.get(), "<", range.get().group(2), checks);
  }

  private static Optional<String> keyColumn(Relation parent) {
    return parent
        .lineage()
        .key()
        .filter(key -> key.strategy().equals("range") && key.elements().size() == 1)
        .flatMap(key -> key.elements().getFirst().column());
  }

  private List<Implication> checks(Relation partition) {
    return schema.constraints(partition.name()).stream()
        .filter(it -> it.kind() == Kind.CHECK && it.validity().validated())
        .map(TableConstraint::expression)
        .flatMap(Optional::stream)
        .map(Implication::of)
        .toList();
  }

  private static boolean isNeverNull(Relation table, String column, List<Implication> checks) {
    return table.column(column).filter(it -> it.notNull() == NotNull.YES).isPresent()
        || checks.stream().anyMatch(check -> check.demandsValue(column));
  }

  private static boolean isWithin(
      String column, String operator, String bound, List<Implication> checks) {
    var value = bound.strip();
    if (value.equalsIgnoreCase("minvalue") || value.equalsIgnoreCase("maxvalue")) {
      return true;
    }
    return Stream.of(value, withoutCast(value))
        .distinct()
        .anyMatch(
            it ->
                checks.stream()
                    .anyMatch(check -> check.demands(column + " " + operator + " " + it)));
  }

  private static String withoutCast(String value) {
    var cast = value.indexOf("::");
    return cast < 0 ? value : value.substring(0, cast);
  }
}
