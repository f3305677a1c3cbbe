package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// One action of an `ALTER TABLE`.
public sealed interface TableAction {

  /// What becomes of a column.
  sealed interface OfColumn extends TableAction {}

  /// What becomes of a constraint.
  sealed interface OfConstraint extends TableAction {}

  /// How the table stands to parents, partitions and types.
  sealed interface OfFamily extends TableAction {}

  /// What becomes of the table as a whole: its name, its owner, its files.
  sealed interface OfWhole extends TableAction {}

  /// How the table answers to whoever reads and writes it.
  sealed interface OfBehaviour extends TableAction {}

  record AddColumn(Column column, boolean ifNotExists) implements OfColumn {}

  record DropColumn(String column, boolean ifExists, boolean cascade) implements OfColumn {}

  /// @param using the expression of `USING`
  record AlterColumnType(
      String column, TypeName type, Optional<Name> collation, Optional<Expression> using)
      implements OfColumn {}

  record SetNotNull(String column) implements OfColumn {}

  record DropNotNull(String column) implements OfColumn {}

  record SetDefault(String column, Expression value) implements OfColumn {}

  record DropDefault(String column) implements OfColumn {}

  record AddIdentity(String column, boolean always) implements OfColumn {}

  /// `SET GENERATED`, `SET` of a sequence's option, `RESTART`.
  ///
  /// @param restarts whether it begins anew, which gives its sequence another file
  record AlterIdentity(String column, boolean restarts) implements OfColumn {}

  record DropIdentity(String column, boolean ifExists) implements OfColumn {}

  record SetExpression(String column, Expression value) implements OfColumn {}

  record DropExpression(String column, boolean ifExists) implements OfColumn {}

  record SetStatistics(String column) implements OfColumn {}

  record SetStorage(String column, String storage) implements OfColumn {}

  record SetCompression(String column) implements OfColumn {}

  /// `SET (…)` and `RESET (…)` of a column.
  record SetColumnOptions(String column) implements OfColumn {}

  record AddConstraint(Constraint constraint) implements OfConstraint {}

  /// @param deferrability whether that is said
  /// @param enforced whether it is to be enforced from now on; empty when that is not said
  record AlterConstraint(String name, boolean deferrability, Optional<Boolean> enforced)
      implements OfConstraint {}

  record ValidateConstraint(String name) implements OfConstraint {}

  record DropConstraint(String name, boolean ifExists, boolean cascade) implements OfConstraint {}

  record RenameColumn(String from, String to) implements OfColumn {}

  record RenameConstraint(String from, String to) implements OfConstraint {}

  record RenameTo(String name) implements OfWhole {}

  record SetSchema(String schema) implements OfWhole {}

  record OwnerTo(String role) implements OfWhole {}

  record SetTablespace(String tablespace) implements OfWhole {}

  /// @param method empty for `DEFAULT`
  record SetAccessMethod(Optional<String> method) implements OfWhole {}

  record SetLogged(boolean logged) implements OfWhole {}

  /// `SET (…)` and `RESET (…)`.
  ///
  /// @param parameters by name, with what they are set to: `autovacuum_enabled=off`
  record SetParameters(List<String> parameters) implements OfWhole {
    public SetParameters {
      parameters = List.copyOf(parameters);
    }
  }

  record ClusterOn(String index) implements OfWhole {}

  record SetWithoutCluster() implements OfWhole {}

  /// `SET WITH OIDS` and `SET WITHOUT OIDS`.
  record SetOids(boolean with) implements OfWhole {}

  /// `ENABLE | DISABLE TRIGGER`.
  ///
  /// @param trigger a name, `ALL` or `USER`
  record SwitchTrigger(String trigger, boolean enable) implements OfBehaviour {}

  record SwitchRule(String rule, boolean enable) implements OfBehaviour {}

  /// `ENABLE | DISABLE | FORCE | NO FORCE ROW LEVEL SECURITY`, in those words.
  record RowSecurity(String change) implements OfBehaviour {}

  record Inherit(Name parent) implements OfFamily {}

  record NoInherit(Name parent) implements OfFamily {}

  record OfType(Name type) implements OfFamily {}

  record NotOf() implements OfFamily {}

  /// @param kind `DEFAULT`, `FULL`, `NOTHING` or `INDEX`
  record ReplicaIdentity(String kind, Optional<String> index) implements OfBehaviour {}

  /// @param bound the text behind `FOR VALUES`; empty for the default partition
  record AttachPartition(Name partition, Optional<String> bound) implements OfFamily {}

  record DetachPartition(Name partition, Detaching how) implements OfFamily {}

  /// How a partition is detached.
  enum Detaching {
    AT_ONCE,
    CONCURRENTLY,
    FINALIZE
  }

  /// `MERGE PARTITIONS` and `SPLIT PARTITION`.
  record ReshapePartitions(List<Name> from, List<Name> into) implements OfFamily {
    public ReshapePartitions {
      from = List.copyOf(from);
      into = List.copyOf(into);
    }
  }

  /// What no row, and no query, notices: foreign options, dependence on an extension.
  record OtherAction(String words) implements OfBehaviour {}
}
