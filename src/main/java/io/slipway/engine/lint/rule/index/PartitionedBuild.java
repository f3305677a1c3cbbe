package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files that build an index of a partitioned table: on the table alone, on each partition by
/// itself, and together in the end.
final class PartitionedBuild {

  // Two files for each; who has more had better make them with a loop of his own.
  private static final int MOST_PARTITIONS = 50;

  // NAMEDATALEN - 1.
  private static final int LONGEST_NAME = 63;

  private final Sight sight;
  private final IndexDefinition definition;
  private final Phases phases;
  private final List<String> attachments = new ArrayList<>();

  private PartitionedBuild(Sight sight, IndexDefinition definition) {
    this.sight = sight;
    this.definition = definition;
    this.phases = sight.phases();
  }

  /// None without a name, with very many partitions, or where the server would build them wrong.
  static List<FollowUp> files(Sight sight, CreateIndex index) {
    var table = sight.relation(index.table());
    var definition = IndexDefinition.of(sight.text());
    if (table.isEmpty()
        || definition.isEmpty()
        || index.name().isEmpty()
        || BrokenBuilds.on(sight.schema().version())
        || !isBuildable(sight, table.get(), index.name().get())) {
      return List.of();
    }
    return new PartitionedBuild(sight, definition.get())
        .files(index.name().get(), index.table(), table.get());
  }

  private static boolean isBuildable(Sight sight, Relation table, String name) {
    var parts = sight.schema().descendants(table.name());
    return parts.size() <= MOST_PARTITIONS
        && parts.stream()
            .allMatch(
                part ->
                    part.kind() != RelationKind.FOREIGN_TABLE
                        && named(part.name(), table.name(), name).length() <= LONGEST_NAME);
  }

  private List<FollowUp> files(String name, Name written, Relation table) {
    phases.transaction("create " + name, definition.only(name, written));
    build(name, table);
    return phases.transaction("attach " + name, attachments.toArray(String[]::new)).files();
  }

  private void build(String name, Relation table) {
    for (var part : sight.schema().children(table.name())) {
      var own = named(part.name(), table.name(), name);
      if (part.kind() == RelationKind.PARTITIONED_TABLE) {
        phases.transaction("create " + own, definition.only(own, part.name()));
        build(own, part);
      } else {
        phases.alone("create " + own, definition.concurrently(Optional.of(own), part.name()));
      }
      attachments.add(
          "ALTER INDEX %s ATTACH PARTITION %s;"
              .formatted(indexOf(table, name), indexOf(part, own)));
    }
  }

  private static String indexOf(Relation table, String name) {
    return Sql.name(new Name(table.name().schema(), name));
  }

  /// `events_at_idx` of `events` is `events_2027_at_idx` of `events_2027`.
  private static String named(Name part, Name table, String index) {
    return index.startsWith(table.name() + "_")
        ? part.name() + index.substring(table.name().length())
        : part.name() + "_" + index;
  }
}
