package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// What makes a table, and what changes a table or another relation.
public sealed interface TableForm extends Form {

  /// How long a table's rows last.
  enum Persistence {
    PERMANENT,
    UNLOGGED,
    TEMPORARY
  }

  /// What `ALTER …` calls the relation.
  enum RelationKind {
    TABLE,
    FOREIGN_TABLE,
    VIEW,
    MATERIALIZED_VIEW
  }

  /// `CREATE TABLE` and `CREATE FOREIGN TABLE`.
  ///
  /// @param columns those defined, of a typed table and a partition those that it says more of
  /// @param constraints the table's own
  /// @param origin what else its columns come from
  /// @param partitionedBy how it is divided itself
  record CreateTable(
      Name name,
      RelationKind kind,
      Persistence persistence,
      boolean ifNotExists,
      List<Column> columns,
      List<Constraint> constraints,
      Origin origin,
      Optional<PartitionKey> partitionedBy,
      Storage storage)
      implements TableForm {
    public CreateTable {
      columns = List.copyOf(columns);
      constraints = List.copyOf(constraints);
    }
  }

  /// What a new table's columns come from beside its own definition.
  ///
  /// @param likes the tables of `LIKE`
  /// @param inherits its parents
  /// @param partition whose part it becomes
  /// @param ofType the composite type of a typed table
  record Origin(
      List<Like> likes, List<Name> inherits, Optional<Partition> partition, Optional<Name> ofType) {
    public static final Origin NONE =
        new Origin(List.of(), List.of(), Optional.empty(), Optional.empty());

    public Origin {
      likes = List.copyOf(likes);
      inherits = List.copyOf(inherits);
    }
  }

  /// `LIKE source`.
  ///
  /// @param including what is taken along, such as `INDEXES` or `ALL`, in upper case
  record Like(Name source, List<String> including) {
    public Like {
      including = List.copyOf(including);
    }
  }

  /// `PARTITION OF parent FOR VALUES …`.
  ///
  /// @param bound the text behind `FOR VALUES`; empty for the default partition
  record Partition(Name parent, Optional<String> bound) {}

  /// `PARTITION BY`.
  ///
  /// @param strategy `range`, `list` or `hash`
  record PartitionKey(String strategy, List<Expression> columns) {
    public PartitionKey {
      columns = List.copyOf(columns);
    }
  }

  /// Where a table's rows are.
  ///
  /// @param parameters of `WITH`, by name
  record Storage(
      Optional<String> accessMethod, Optional<String> tablespace, List<String> parameters) {
    public static final Storage DEFAULT =
        new Storage(Optional.empty(), Optional.empty(), List.of());

    public Storage {
      parameters = List.copyOf(parameters);
    }
  }

  /// `CREATE TABLE … AS` and `SELECT … INTO`.
  ///
  /// @param query empty for `AS EXECUTE`
  record CreateTableAs(
      Name name,
      Persistence persistence,
      boolean ifNotExists,
      Optional<Query> query,
      boolean withData)
      implements TableForm {}

  /// `ALTER TABLE`, `ALTER FOREIGN TABLE`, `ALTER VIEW` and `ALTER MATERIALIZED VIEW`.
  ///
  /// @param only whether children are left out
  record AlterTable(
      Name name, RelationKind kind, boolean ifExists, boolean only, List<TableAction> actions)
      implements TableForm {
    public AlterTable {
      actions = List.copyOf(actions);
    }
  }

  /// `ALTER TABLE | INDEX | MATERIALIZED VIEW ALL IN TABLESPACE … SET TABLESPACE`.
  record MoveAllInTablespace(String what, String from, String to) implements TableForm {}
}
