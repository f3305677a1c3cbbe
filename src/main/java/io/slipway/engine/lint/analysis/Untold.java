package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Routine;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.RoutineForm;
import io.slipway.engine.sql.form.Unread;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// What a statement runs that its text does not tell.
final class Untold {

  // What the words of PostgreSQL's own C do is known; of extensions, a few run what they are given.
  private static final Set<String> COMPILED = Set.of("c", "internal");
  private static final String RUNS_ANYTHING = "dblink";

  private Untold() {}

  /// Why its text does not tell what it does, in words; empty when it does.
  ///
  /// Triggers are not followed, nor expressions that a table keeps.
  static Optional<String> of(Form form, Schema schema) {
    return switch (form) {
      case Unread(var reason, _) -> Optional.of(reason);
      case RoutineForm.Call(var name) -> Optional.of("what the procedure " + name + " does");
      case RoutineForm.DoBlock(_, var body) -> body.unread().or(() -> dynamic(body));
      case DataForm data -> references(data).flatMap(it -> called(it, schema));
      default -> Optional.empty();
    };
  }

  private static Optional<String> dynamic(RoutineForm.Body body) {
    return body.dynamic().isEmpty()
        ? Optional.empty()
        : Optional.of("SQL that is made of text when it runs");
  }

  private static Optional<References> references(DataForm form) {
    return switch (form) {
      case DataForm.Select(var query) -> Optional.of(query.references());
      case DataForm.Insert insert ->
          insert.source().map(Query::references).or(() -> Optional.of(insert.references()));
      case DataForm.Update update -> Optional.of(update.references());
      case DataForm.Delete delete -> Optional.of(delete.references());
      case DataForm.Merge merge -> Optional.of(merge.references());
      case DataForm.Copy copy -> Optional.of(copy.references());
      case DataForm.Truncate _, DataForm.Explain _ -> Optional.empty();
    };
  }

  private static Optional<String> called(References references, Schema schema) {
    return references.functions().stream()
        .flatMap(name -> schema.routines(name).stream())
        .filter(Untold::mayDoAnything)
        .map(routine -> "what the function " + Sql.name(routine.name()) + " does")
        .min(Comparator.naturalOrder());
  }

  private static boolean mayDoAnything(Routine routine) {
    if (COMPILED.contains(routine.language())) {
      return routine.name().name().startsWith(RUNS_ANYTHING);
    }
    return routine.isVolatile() || routine.changesSchema() != Truth.NO;
  }
}
