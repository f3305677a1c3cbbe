package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// One action of an `ALTER TABLE`.
public sealed interface TableAction {

  record AddColumn(Column column, boolean ifNotExists) implements TableAction {}

  record DropColumn(String column, boolean ifExists, boolean cascade) implements TableAction {}

  /// @param using the expression of `USING`
  record AlterColumnType(
      String column, TypeName type, Optional<Name> collation, Optional<Expression> using)
      implements TableAction {}

  record SetNotNull(String column) implements TableAction {}

  record DropNotNull(String column) implements TableAction {}

  record SetDefault(String column, Expression value) implements TableAction {}

  record DropDefault(String column) implements TableAction {}

  record AddIdentity(String column, boolean always) implements TableAction {}

  /// `SET GENERATED`, `SET` of a sequence's option, `RESTART`.
  ///
  /// @param restarts whether it begins anew, which gives its sequence another file
  record AlterIdentity(String column, boolean restarts) implements TableAction {}

  record DropIdentity(String column, boolean ifExists) implements TableAction {}

  record SetExpression(String column, Expression value) implements TableAction {}

  record DropExpression(String column, boolean ifExists) implements TableAction {}

  record SetStatistics(String column) implements TableAction {}

  record SetStorage(String column, String storage) implements TableAction {}

  record SetCompression(String column) implements TableAction {}

  /// `SET (…)` and `RESET (…)` of a column.
  record SetColumnOptions(String column) implements TableAction {}

  record AddConstraint(Constraint constraint) implements TableAction {}

  /// @param deferrability whether that is said
  /// @param enforced whether it is to be enforced from now on; empty when that is not said
  record AlterConstraint(String name, boolean deferrability, Optional<Boolean> enforced)
      implements TableAction {}

  record ValidateConstraint(String name) implements TableAction {}

  record DropConstraint(String name, boolean ifExists, boolean cascade) implements TableAction {}

  record RenameColumn(String from, String to) implements TableAction {}

  record RenameConstraint(String from, String to) implements TableAction {}

  record RenameTo(String name) implements TableAction {}

  record SetSchema(String schema) implements TableAction {}

  record OwnerTo(String role) implements TableAction {}

  record SetTablespace(String tablespace) implements TableAction {}

  /// @param method empty for `DEFAULT`
  record SetAccessMethod(Optional<String> method) implements TableAction {}

  record SetLogged(boolean logged) implements TableAction {}

  /// `SET (…)` and `RESET (…)`.
  ///
  /// @param parameters by name, with what they are set to: `autovacuum_enabled=off`
  record SetParameters(List<String> parameters) implements TableAction {
    public SetParameters {
      parameters = List.copyOf(parameters);
    }
  }

  record ClusterOn(String index) implements TableAction {}

  record SetWithoutCluster() implements TableAction {}

  /// `SET WITH OIDS` and `SET WITHOUT OIDS`.
  record SetOids(boolean with) implements TableAction {}

  /// `ENABLE | DISABLE TRIGGER`.
  ///
  /// @param trigger a name, `ALL` or `USER`
  record SwitchTrigger(String trigger, boolean enable) implements TableAction {}

  record SwitchRule(String rule, boolean enable) implements TableAction {}

  /// `ENABLE | DISABLE | FORCE | NO FORCE ROW LEVEL SECURITY`, in those words.
  record RowSecurity(String change) implements TableAction {}

  record Inherit(Name parent) implements TableAction {}

  record NoInherit(Name parent) implements TableAction {}

  record OfType(Name type) implements TableAction {}

  record NotOf() implements TableAction {}

  /// @param kind `DEFAULT`, `FULL`, `NOTHING` or `INDEX`
  record ReplicaIdentity(String kind, Optional<String> index) implements TableAction {}

  /// @param bound the text behind `FOR VALUES`; empty for the default partition
  record AttachPartition(Name partition, Optional<String> bound) implements TableAction {}

  record DetachPartition(Name partition, Detaching how) implements TableAction {}

  /// How a partition is detached.
  enum Detaching {
    AT_ONCE,
    CONCURRENTLY,
    FINALIZE
  }

  /// `MERGE PARTITIONS` and `SPLIT PARTITION`.
  record ReshapePartitions(List<Name> from, List<Name> into) implements TableAction {
    public ReshapePartitions {
      from = List.copyOf(from);
      into = List.copyOf(into);
    }
  }

  /// What no row, and no query, notices: foreign options, dependence on an extension.
  record OtherAction(String words) implements TableAction {}
}
