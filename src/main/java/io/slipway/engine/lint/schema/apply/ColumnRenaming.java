package io.slipway.engine.lint.schema.apply;

import static java.util.stream.Collectors.toSet;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Lineage;
import io.slipway.engine.lint.schema.model.Lineage.PartitionKey;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.lint.schema.model.StatisticsObject;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.ViewQuery;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// Gives a column of one relation another name, wherever it is mentioned.
record ColumnRenaming(Contents contents, Name relation, String from, String to) {

  void run() {
    contents.relations.computeIfPresent(relation, (_, it) -> relation(it));
    contents.constraints.replaceAll((_, it) -> constraint(it));
    contents.indexes.replaceAll((_, it) -> it.table().equals(relation) ? index(it) : it);
    contents.views.replaceAll((_, it) -> view(it));
    contents.sequences.replaceAll((_, it) -> sequence(it));
    contents.statistics.replaceAll((_, it) -> it.table().equals(relation) ? statistics(it) : it);
  }

  private String name(String column) {
    return column.equals(from) ? to : column;
  }

  private List<String> names(List<String> columns) {
    return columns.stream().map(this::name).toList();
  }

  private KeyElement element(KeyElement it) {
    return it.column().equals(Optional.of(from)) ? KeyElement.of(to) : it;
  }

  private Relation relation(Relation it) {
    var lineage = it.lineage();
    var key =
        lineage
            .key()
            .map(
                old ->
                    new PartitionKey(
                        old.strategy(), old.elements().stream().map(this::element).toList()));
    return it.with(from, column -> column.named(to))
        .with(new Lineage(lineage.parents(), key, lineage.bound(), lineage.type()));
  }

  private TableConstraint constraint(TableConstraint it) {
    var own = it.table().equals(relation) ? it.on(names(it.columns())) : it;
    return own.reference()
        .filter(ref -> ref.table().equals(relation))
        .map(ref -> own.with(new Reference(ref.table(), names(ref.columns()), ref.onDelete())))
        .orElse(own);
  }

  private TableIndex index(TableIndex it) {
    return new TableIndex(
        it.name(),
        it.table(),
        it.method(),
        it.elements().stream().map(this::element).toList(),
        names(it.included()),
        it.predicate(),
        it.mentioned().stream().map(this::name).collect(toSet()),
        it.properties(),
        it.parent());
  }

  private ViewQuery view(ViewQuery it) {
    var old = new ColumnName(relation, from);
    var columns =
        it.columns().stream()
            .map(column -> column.equals(old) ? new ColumnName(relation, to) : column)
            .collect(toSet());
    return new ViewQuery(it.view(), it.relations(), columns, it.functions(), it.exact());
  }

  private Sequence sequence(Sequence it) {
    return new Sequence(
        it.name(),
        it.owner()
            .map(
                owner ->
                    owner.table().equals(relation)
                        ? new Sequence.Owner(
                            owner.table(), owner.column().map(this::name), owner.identity())
                        : owner));
  }

  private StatisticsObject statistics(StatisticsObject it) {
    var columns = it.columns().map(all -> all.stream().map(this::name).collect(toSet()));
    return new StatisticsObject(it.name(), it.table(), columns);
  }
}
