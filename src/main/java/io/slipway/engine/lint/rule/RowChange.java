package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.schema.model.Storage.Size;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Shape;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.Expression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An `UPDATE` or a `DELETE`, and how many rows it may reach.
///
/// @param assigned what an update sets; empty for a `DELETE`
public record RowChange(
    Name table,
    boolean deletes,
    List<String> assigned,
    Optional<Expression> condition,
    Shape shape) {

  /// From so many rows on, one statement is too long: they are changed within about a second.
  public static final long MANY = 50_000;

  // Of a row whose width nobody knows.
  private static final long USUAL_ROW = 100;

  public static Optional<RowChange> of(Sight sight) {
    return switch (sight.form()) {
      case Update(var table, var assigned, var condition, var shape, _) ->
          Optional.of(new RowChange(table, false, assigned, condition, shape));
      case Delete(var table, var condition, var shape, _) ->
          Optional.of(new RowChange(table, true, List.of(), condition, shape));
      default -> Optional.empty();
    };
  }

  /// Whether it reaches many rows of a table in use, or nobody knows that it does not.
  public boolean isLarge(Sight sight) {
    return sight.isOld(table) && isLargeOrUnknown(rows(sight)) && !isBounded(sight);
  }

  /// Whether it has a condition that may well leave few rows, and nobody knows of how many.
  public boolean isUncertain(Sight sight) {
    return condition.isPresent() && rows(sight).isEmpty();
  }

  /// Whether a number of rows is large, or not known.
  public static boolean isLargeOrUnknown(OptionalLong rows) {
    return rows.isEmpty() || rows.getAsLong() >= MANY;
  }

  private boolean isBounded(Sight sight) {
    return shape.limited()
        || condition.filter(it -> it.text().startsWith("CURRENT OF")).isPresent()
        || condition.filter(it -> KeyBound.isIn(it.text(), sight, this)).isPresent();
  }

  /// How many rows the whole table has, as far as that is known.
  public OptionalLong rows(Sight sight) {
    return rows(sight.hold(sight.qualified(table)).size());
  }

  /// The same of a size.
  public static OptionalLong rows(Size size) {
    return size.rows().isPresent() || size.bytes().isEmpty()
        ? size.rows()
        : OptionalLong.of(size.bytes().getAsLong() / USUAL_ROW);
  }
}
