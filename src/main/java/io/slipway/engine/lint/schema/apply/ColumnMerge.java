package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Columns;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableColumn.Origin;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.Like;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns of a new table: those of its parents, of what it is like, and its own.
final class ColumnMerge {

  private static final int IDENTITY_OF_PARTITIONS = 17;

  private final Contents contents;
  private final TypeMeaning types;
  private final Map<String, TableColumn> columns = new LinkedHashMap<>();
  private boolean known = true;

  ColumnMerge(Contents contents) {
    this.contents = contents;
    this.types = new TypeMeaning(contents);
  }

  Columns merge(CreateTable form) {
    var origin = form.origin();
    origin.ofType().ifPresent(type -> source(type).ifPresent(this::addAttributes));
    origin.partition().ifPresent(it -> source(it.parent()).ifPresent(this::addOfWhole));
    origin.inherits().forEach(parent -> source(parent).ifPresent(this::addInherited));
    origin.likes().forEach(like -> source(like.source()).ifPresent(it -> addLike(it, like)));
    var isTyped = origin.ofType().isPresent() || origin.partition().isPresent();
    for (var column : form.columns()) {
      if (!isTyped || !columns.containsKey(column.name())) {
        addOwn(column);
      }
    }
    return new Columns(new ArrayList<>(columns.values()), known);
  }

  // Without it, not all columns are known.
  private Optional<Relation> source(Name name) {
    var found =
        new SearchPath(contents)
            .find(name, contents.relations::containsKey)
            .map(contents.relations::get);
    known &= found.filter(it -> it.columns().known()).isPresent();
    return found;
  }

  private void addAttributes(Relation type) {
    type.columns().list().forEach(it -> columns.put(it.name(), it.with(Origin.OWN)));
  }

  private void addOfWhole(Relation whole) {
    var keepsIdentity = contents.version.major() >= IDENTITY_OF_PARTITIONS;
    for (var column : whole.columns().list()) {
      columns.put(
          column.name(),
          column
              .with(Origin.INHERITED)
              .with(keepsIdentity ? column.identity() : Identity.NONE)
              .with(withoutNotValid(column.notNull())));
    }
  }

  private void addInherited(Relation parent) {
    for (var column : parent.columns().list()) {
      var there = columns.get(column.name());
      var inherited = there == null ? 1 : there.origin().inherited() + 1;
      var merged = there == null ? column.with(Identity.NONE) : there;
      columns.put(
          column.name(),
          merged
              .with(column.notNull() == NotNull.NO ? merged.notNull() : NotNull.YES)
              .with(new Origin(false, inherited)));
    }
  }

  private static NotNull withoutNotValid(NotNull notNull) {
    return notNull == NotNull.NO ? NotNull.NO : NotNull.YES;
  }

  private void addLike(Relation source, Like like) {
    for (var column : source.columns().list()) {
      var isGenerated = column.generation() != Generation.NONE;
      var copy = column.with(Origin.OWN).with(withoutNotValid(column.notNull()));
      if (!isIncluded(like, isGenerated ? "GENERATED" : "DEFAULTS")) {
        copy = copy.with(Optional.empty()).with(Generation.NONE);
      }
      columns.put(column.name(), isIncluded(like, "IDENTITY") ? copy : copy.with(Identity.NONE));
    }
  }

  static boolean isIncluded(Like like, String what) {
    return like.including().contains("ALL") || like.including().contains(what);
  }

  private void addOwn(Column column) {
    var there = columns.get(column.name());
    var own = column(column);
    columns.put(
        column.name(),
        there == null ? own : there.with(new Origin(true, there.origin().inherited())));
  }

  /// A column as it is defined, without what its constraints say.
  TableColumn column(Column column) {
    return TableColumn.of(column.name(), types.resolve(column.type()))
        .with(types.resolve(column.type()), types.collation(column.collation()));
  }

  static List<String> names(List<Column> columns) {
    return columns.stream().map(Column::name).toList();
  }
}
