package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Age;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.form.DataForm.Explain;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.SessionForm;
import java.util.Optional;
import java.util.function.Consumer;

/// What statements on rows do: they fill new tables, and what they call may change the schema.
///
/// @param run does what a statement that is explained does
record DataChange(Contents contents, Consumer<Form> run) {

  void apply(DataForm form) {
    note(contents, form);
    switch (form) {
      case DataForm.Insert it ->
          age(it.table(), old -> old.plus(it.onConflictUpdate() ? 0 : it.rows()));
      case DataForm.Merge it -> age(it.table(), old -> old.plus(0));
      case DataForm.Copy it ->
          it.table().filter(_ -> it.into()).ifPresent(table -> age(table, old -> old.plus(0)));
      case DataForm.Truncate it ->
          it.tables().forEach(table -> age(table, old -> old.isNew() ? Age.NEW : old));
      case Explain it -> {
        if (it.executes()) {
          run.accept(it.explained());
        }
      }
      case DataForm.Select _ -> {}
      case DataForm.Update _ -> {}
      case DataForm.Delete _ -> {}
    }
  }

  private void age(Name table, java.util.function.UnaryOperator<Age> change) {
    new SearchPath(contents)
        .find(table, contents.relations::containsKey)
        .ifPresent(
            name ->
                contents.relations.computeIfPresent(
                    name, (_, it) -> it.with(change.apply(it.age()))));
  }

  private static void note(Contents contents, DataForm form) {
    references(form)
        .flatMap(it -> changing(contents, it))
        .ifPresent(it -> contents.lose("%s is called".formatted(it)));
  }

  private static Optional<References> references(DataForm form) {
    return switch (form) {
      case DataForm.Select it -> Optional.of(it.query().references());
      case DataForm.Insert it ->
          it.source().map(Query::references).or(() -> Optional.of(it.references()));
      case DataForm.Update it -> Optional.of(it.references());
      case DataForm.Delete it -> Optional.of(it.references());
      case DataForm.Merge it -> Optional.of(it.references());
      case DataForm.Copy it -> Optional.of(it.references());
      case DataForm.Truncate _ -> Optional.empty();
      case Explain _ -> Optional.empty();
    };
  }

  // A function whose body may change the schema.
  private static Optional<Name> changing(Contents contents, References references) {
    var path = new SearchPath(contents);
    return references.functions().stream()
        .flatMap(it -> path.find(it, false, contents.routines::containsKey).stream())
        .filter(
            it ->
                contents.routines(it).stream()
                    .anyMatch(routine -> routine.changesSchema() != Truth.NO))
        .findFirst();
  }

  /// Whether a statement leaves the schema as it is, and the session too.
  static boolean isHarmless(Contents contents, Form form) {
    return switch (form) {
      case DataForm data -> references(data).flatMap(it -> changing(contents, it)).isEmpty();
      case SessionForm.SetParameter it -> it.local();
      default -> false;
    };
  }
}
