package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.TableIndex.Properties;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.IndexForm.AlterIndex;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.IndexForm.IndexAction;
import io.slipway.engine.sql.form.IndexForm.IndexElement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What is done to indexes.
record IndexChange(Contents contents) {

  void apply(IndexForm form) {
    switch (form) {
      case CreateIndex it -> create(it);
      case AlterIndex it -> alter(it);
      case IndexForm.Reindex _ -> {}
    }
  }

  private Optional<Name> find(Name name) {
    return new SearchPath(contents).find(name, contents.relations::containsKey);
  }

  private void create(CreateIndex form) {
    var table = find(form.table());
    if (table.isEmpty()) {
      unknownTable(form);
      return;
    }
    var draft = draft(form, table.get());
    var name =
        form.name()
            .map(it -> new Name(table.get().schema(), it))
            .orElseGet(
                () ->
                    new NameChoice(contents)
                        .relation(table.get(), IndexAddition.nameColumns(draft), "idx"));
    if (!contents.relations.containsKey(name)) {
      new IndexAddition(contents).add(draft.named(name, table.get()), form.only());
    }
  }

  // The index is known although its table is not, when it has a name.
  private void unknownTable(CreateIndex form) {
    if (form.name().isPresent()) {
      var table = new SearchPath(contents).forNew(form.table());
      var draft = draft(form, table);
      new IndexAddition(contents)
          .add(draft.named(new Name(table.schema(), form.name().get()), table), true);
    }
  }

  private TableIndex draft(CreateIndex form, Name table) {
    var mentioned = new HashSet<String>();
    form.elements().stream()
        .filter(it -> it.column().isEmpty())
        .forEach(it -> mentioned.addAll(it.expression().references().columns()));
    form.predicate().ifPresent(it -> mentioned.addAll(it.references().columns()));
    var relation = contents.relations.get(table);
    if (relation != null && relation.columns().known()) {
      mentioned.retainAll(relation.columns().names());
    }
    return new TableIndex(
        table,
        table,
        form.method(),
        form.elements().stream().map(IndexChange::element).toList(),
        form.included(),
        form.predicate().map(Expression::text),
        withKey(mentioned, form),
        new Properties(form.unique(), false, true, Optional.empty()),
        Optional.empty());
  }

  // As the catalog has it: of an index with an expression or a predicate, all of its columns.
  private static Set<String> withKey(Set<String> mentioned, CreateIndex form) {
    var isPlain =
        form.predicate().isEmpty()
            && form.elements().stream().allMatch(it -> it.column().isPresent());
    if (!isPlain) {
      form.elements().forEach(it -> it.column().ifPresent(mentioned::add));
      mentioned.addAll(form.included());
    }
    return mentioned;
  }

  private static KeyElement element(IndexElement element) {
    return element
        .column()
        .map(KeyElement::of)
        .orElseGet(() -> new KeyElement(Optional.empty(), element.expression().text()));
  }

  private void alter(AlterIndex form) {
    var found = find(form.name());
    if (found.isEmpty()) {
      return;
    }
    var name = found.get();
    switch (form.action()) {
      case IndexAction.Rename it ->
          Renaming.one(contents, name, new Name(name.schema(), it.name()));
      case IndexAction.AttachPartition it -> attach(name, it.partition());
      case IndexAction.SetTablespace it ->
          contents.relations.computeIfPresent(
              name,
              (_, old) ->
                  old.with(
                      old.storage().in(TableCreation.tablespace(Optional.of(it.tablespace())))));
      case IndexAction.SetParameters _ -> {}
      case IndexAction.SetStatistics _ -> {}
      case IndexAction.Other _ -> {}
    }
  }

  // A whole is valid once each partition has its part.
  private void attach(Name whole, Name partition) {
    var index = contents.indexes.get(whole);
    var part = find(partition).map(contents.indexes::get);
    if (index == null || part.isEmpty()) {
      return;
    }
    new IndexAddition(contents).attach(part.get(), index);
    if (partitions(index.table()).stream().allMatch(it -> hasPart(it, whole))) {
      contents.put(index.with(index.properties().valid(true)));
    }
  }

  private List<Name> partitions(Name table) {
    return contents.relations.values().stream()
        .filter(it -> it.isPartition() && it.parents().contains(table))
        .map(it -> it.name())
        .toList();
  }

  private boolean hasPart(Name partition, Name whole) {
    return contents.indexes.values().stream()
        .anyMatch(
            it ->
                it.table().equals(partition)
                    && it.parent().filter(whole::equals).isPresent()
                    && it.properties().valid());
  }
}
