package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// What a statement asks of the values of a column or a table.
///
/// @param name the one given
/// @param kind what is asked
/// @param validity how far it holds from the beginning
public record Constraint(Optional<String> name, Kind kind, Validity validity) {

  /// How far a constraint holds.
  ///
  /// @param notValid whether rows that are there are not looked at
  /// @param notEnforced whether nobody looks at all
  /// @param deferrable whether it may wait for the transaction's end
  public record Validity(boolean notValid, boolean notEnforced, boolean deferrable) {
    public static final Validity USUAL = new Validity(false, false, false);
  }

  /// What is asked.
  public sealed interface Kind {

    /// `NOT NULL` for a column, which it names as a table's constraint since 18.
    record NotNull(String column) implements Kind {}

    /// `NULL`: nothing.
    record Nullable() implements Kind {}

    /// A default value, which is no constraint.
    record Default(Expression value) implements Kind {}

    /// `CHECK`.
    record Check(Expression condition, boolean noInherit) implements Kind {}

    /// `UNIQUE` and `PRIMARY KEY`.
    ///
    /// @param columns empty when an index is used
    /// @param included of `INCLUDE`
    /// @param usingIndex the existing index that it is made of
    record Key(
        boolean primary, List<String> columns, List<String> included, Optional<String> usingIndex)
        implements Kind {
      public Key {
        columns = List.copyOf(columns);
        included = List.copyOf(included);
      }
    }

    /// `FOREIGN KEY` and `REFERENCES`.
    ///
    /// @param referenced the columns named; empty for the other's primary key
    /// @param onDelete such as `CASCADE`; empty when it is not said
    record ForeignKey(
        List<String> columns, Name table, List<String> referenced, Optional<String> onDelete)
        implements Kind {
      public ForeignKey {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
      }
    }

    /// `EXCLUDE`.
    ///
    /// @param method of its index, such as `gist`
    record Exclusion(String method, List<Expression> elements) implements Kind {
      public Exclusion {
        elements = List.copyOf(elements);
      }
    }

    /// `GENERATED … AS IDENTITY`.
    record Identity(boolean always) implements Kind {}

    /// `GENERATED ALWAYS AS (…)`.
    ///
    /// @param stored whether it is kept with the row, and not computed when it is read
    record Generated(Expression value, boolean stored) implements Kind {}
  }
}
