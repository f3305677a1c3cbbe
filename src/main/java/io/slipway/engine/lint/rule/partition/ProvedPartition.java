package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.effect.PartitionBound;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The files that make a table a partition while others go on: what PostgreSQL would read under a
/// lock is proved by checks before, and the checks go in the end.
final class ProvedPartition {

  private final Phases phases;
  private final List<String> last = new ArrayList<>();

  private ProvedPartition(Phases phases) {
    this.phases = phases;
  }

  /// None where the bound is not one that a check can prove, or where more is said of a new table
  /// than that it is a partition.
  static List<FollowUp> files(Sight sight, NewPartition partition) {
    if (!partition.created().map(ProvedPartition::isPlain).orElse(true)) {
      return List.of();
    }
    var inDefault = partition.readDefault(sight).map(Relation::name);
    var needsProof = partition.isRead(sight) || inDefault.isPresent();
    var bound = partition.read(sight);
    if (needsProof && bound.isEmpty()) {
      return List.of();
    }
    var files = new ProvedPartition(sight.phases());
    if (partition.isRead(sight)) {
      files.prove(partition.table(), "_bounds", all(bound.get()));
    }
    inDefault.ifPresent(it -> files.prove(it, "_others", "NOT (" + all(bound.get()) + ")"));
    return files.attach(sight, partition);
  }

  private static boolean isPlain(CreateTable table) {
    return table.columns().isEmpty()
        && table.constraints().isEmpty()
        && table.partitionedBy().isEmpty()
        && !table.ifNotExists()
        && table.storage().equals(Storage.DEFAULT);
  }

  private static String all(PartitionBound bound) {
    var column = Sql.name(bound.column());
    return String.join(
        " AND ",
        Stream.concat(Stream.of(column + " IS NOT NULL"), bound.conditions(column).stream())
            .toList());
  }

  private void prove(Name table, String suffix, String condition) {
    var check = Sql.derived(table.name(), suffix);
    var alter = "ALTER TABLE " + Sql.name(table);
    phases.transaction(
        "add " + check,
        "%s ADD CONSTRAINT %s CHECK (%s) NOT VALID;".formatted(alter, Sql.name(check), condition));
    phases.transaction(
        "validate " + check, "%s VALIDATE CONSTRAINT %s;".formatted(alter, Sql.name(check)));
    last.add("%s DROP CONSTRAINT %s;".formatted(alter, Sql.name(check)));
  }

  private List<FollowUp> attach(Sight sight, NewPartition partition) {
    var table = Sql.name(partition.table());
    var parent = Sql.name(partition.parent());
    var statements = new ArrayList<String>();
    if (partition.created().isPresent()) {
      statements.add(
          "CREATE TABLE %s (LIKE %s INCLUDING ALL%s);"
              .formatted(table, parent, withoutIdentity(sight, partition.parent())));
    }
    statements.add(
        "ALTER TABLE %s ATTACH PARTITION %s %s;".formatted(parent, table, partition.forValues()));
    statements.addAll(last);
    var name = "attach " + partition.table().name();
    return phases.transaction(name, statements.toArray(String[]::new)).files();
  }

  // A table with an identity of its own cannot become a partition since 17.
  private static String withoutIdentity(Sight sight, Name parent) {
    Optional<Relation> known = sight.relation(parent).filter(it -> it.columns().known());
    return known
            .filter(
                it ->
                    it.columns().list().stream()
                        .allMatch(column -> column.identity() == Identity.NONE))
            .isPresent()
        ? ""
        : " EXCLUDING IDENTITY";
  }
}
