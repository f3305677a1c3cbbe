package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// What reads and changes rows.
public sealed interface DataForm extends Form {

  /// `SELECT`, `VALUES` and `TABLE`.
  record Select(Query query) implements DataForm {}

  /// @param columns those named; none when all are meant
  /// @param source where the rows come from; empty for `DEFAULT VALUES`
  /// @param rows how many rows stand in `VALUES`; 0 when they come from elsewhere
  record Insert(
      Name table,
      List<String> columns,
      Optional<Query> source,
      int rows,
      boolean onConflictUpdate,
      References references)
      implements DataForm {
    public Insert {
      columns = List.copyOf(columns);
    }
  }

  /// @param assigned the columns that are set, in their order
  /// @param condition of `WHERE`
  /// @param shape what bounds it beside its condition
  record Update(
      Name table,
      List<String> assigned,
      Optional<Expression> condition,
      Shape shape,
      References references)
      implements DataForm {
    public Update {
      assigned = List.copyOf(assigned);
    }
  }

  record Delete(Name table, Optional<Expression> condition, Shape shape, References references)
      implements DataForm {}

  /// What is said of the rows of an [Update] or a [Delete] beside the condition.
  ///
  /// @param joined whether `FROM` or `USING` names another relation
  /// @param limited whether a query nested in it has a `LIMIT`
  /// @param offset whether one has an `OFFSET`
  record Shape(boolean joined, boolean limited, boolean offset) {}

  record Merge(Name table, References references) implements DataForm {}

  /// @param cascade whether tables that refer to them are emptied as well
  record Truncate(List<Name> tables, boolean cascade, boolean restartIdentity) implements DataForm {
    public Truncate {
      tables = List.copyOf(tables);
    }
  }

  /// `COPY`.
  ///
  /// @param table empty for a query's result
  /// @param into whether rows are written into the table
  record Copy(Optional<Name> table, boolean into, References references) implements DataForm {}

  /// `EXPLAIN`.
  ///
  /// @param executes whether it says `ANALYZE`, so that what is explained happens
  record Explain(boolean executes, Form explained) implements DataForm {}
}
