package io.slipway.engine.lint.schema.read;

import io.slipway.engine.lint.schema.model.Age;
import io.slipway.engine.lint.schema.model.Columns;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Lineage;
import io.slipway.engine.lint.schema.model.Lineage.Bound;
import io.slipway.engine.lint.schema.model.Lineage.PartitionKey;
import io.slipway.engine.lint.schema.model.Options;
import io.slipway.engine.lint.schema.model.Options.ReplicaIdentity;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.Storage;
import io.slipway.engine.lint.schema.model.Storage.Size;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads relations and their columns.
final class RelationsReader {

  private static final String FOR_VALUES = "FOR VALUES ";

  private final Catalog catalog;
  private final Contents contents;
  private final Map<Long, List<TableColumn>> columns = new HashMap<>();
  private final Map<Long, PartitionKey> keys = new HashMap<>();
  private final Map<Long, Long> sizes = new HashMap<>();

  RelationsReader(Catalog catalog, Contents contents) {
    this.catalog = catalog;
    this.contents = contents;
  }

  void read() throws SQLException {
    readSizes();
    for (var row : catalog.ask("columns.sql")) {
      var relation = row.number("relation");
      catalog.know(relation, row.number("number"), row.text("name"));
      columns.computeIfAbsent(relation, _ -> new ArrayList<>()).add(ColumnReader.read(row));
    }
    for (var row : catalog.ask("partition_keys.sql")) {
      keys.put(row.number("relation"), key(row));
    }
    var rows = catalog.ask("relations.sql");
    rows.forEach(row -> catalog.know(row.number("oid"), row.name()));
    rows.stream().map(this::relation).forEach(contents::put);
  }

  // Nobody is made wait for it: where a lock is in the way, what the catalog says has to do.
  private void readSizes() throws SQLException {
    catalog.execute("SAVEPOINT slipway_sizes; SET LOCAL lock_timeout = '100ms'");
    try {
      for (var row : catalog.ask("sizes.sql")) {
        if (row.has("bytes")) {
          sizes.put(row.number("oid"), row.number("bytes"));
        }
      }
    } catch (SQLException _) {
      sizes.clear();
    } finally {
      catalog.execute("ROLLBACK TO SAVEPOINT slipway_sizes; RELEASE SAVEPOINT slipway_sizes");
    }
  }

  private PartitionKey key(Row row) {
    var strategy =
        switch (row.letter("strategy")) {
          case 'r' -> "range";
          case 'l' -> "list";
          default -> "hash";
        };
    var relation = row.number("relation");
    var elements =
        row.numbers("columns").stream()
            .map(
                number ->
                    catalog.columns(relation, List.of(number)).stream()
                        .findFirst()
                        .map(KeyElement::of)
                        .orElseGet(() -> new KeyElement(Optional.empty(), row.text("expressions"))))
            .toList();
    return new PartitionKey(strategy, elements);
  }

  private Relation relation(Row row) {
    var oid = row.number("oid");
    return new Relation(
        row.name(),
        RelationKind.of(row.letter("kind")),
        persistence(row.letter("persistence")),
        row.optional("owner"),
        Columns.of(columns.getOrDefault(oid, List.of())),
        storage(row),
        new Lineage(
            catalog.relations(row.numbers("parents")),
            Optional.ofNullable(keys.get(oid)),
            bound(row),
            row.has("type_name")
                ? Optional.of(row.name("type_schema", "type_name"))
                : Optional.empty()),
        new Options(
            row.flag("row_security"),
            row.flag("forced_row_security"),
            replicaIdentity(row),
            Optional.empty()),
        Age.OLD);
  }

  private static Persistence persistence(char letter) {
    return switch (letter) {
      case 't' -> Persistence.TEMPORARY;
      case 'u' -> Persistence.UNLOGGED;
      default -> Persistence.PERMANENT;
    };
  }

  // Of what no row is told from, the catalog says that nothing is.
  private static ReplicaIdentity replicaIdentity(Row row) {
    var kind = RelationKind.of(row.letter("kind"));
    return kind.holdsRows() || kind == RelationKind.PARTITIONED_TABLE
        ? new ReplicaIdentity(identity(row.letter("replica_identity")), Optional.empty())
        : ReplicaIdentity.DEFAULT;
  }

  private static String identity(char letter) {
    return switch (letter) {
      case 'f' -> "FULL";
      case 'n' -> "NOTHING";
      case 'i' -> "INDEX";
      default -> "DEFAULT";
    };
  }

  private Storage storage(Row row) {
    var rows = row.number("rows");
    return new Storage(
        row.optional("access_method"),
        row.optional("tablespace"),
        row.texts("parameters"),
        Truth.of(row.has("toast")),
        catalog.relation(row.number("toast")),
        new Size(
            rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows),
            OptionalLong.of(sizes.getOrDefault(row.number("oid"), row.number("bytes")))));
  }

  // Those of indexes that are parts of another are among PostgreSQL's partitions, without bounds.
  private static Optional<Bound> bound(Row row) {
    return row.optional("bound")
        .filter(_ -> row.flag("is_partition"))
        .map(text -> text.equals("DEFAULT") ? Optional.<String>empty() : Optional.of(values(text)))
        .map(Bound::new);
  }

  private static String values(String bound) {
    return bound.startsWith(FOR_VALUES) ? bound.substring(FOR_VALUES.length()) : bound;
  }
}
