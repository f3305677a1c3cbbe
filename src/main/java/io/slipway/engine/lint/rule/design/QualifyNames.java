package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.SessionForm.SetParameter;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.stream.Stream;

/// An object that a statement makes or changes and names without its schema.
final class QualifyNames implements StatementRule {

  private static final String SEARCH_PATH = "search_path";

  @Override
  public String id() {
    return "SW911";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var names =
        ChangedObjects.of(sight.form()).stream()
            .filter(name -> name.schema().isEmpty() && !isTemporary(sight, name))
            .distinct()
            .toList();
    return names.isEmpty() || isPathSet(sight)
        ? Stream.empty()
        : Stream.of(
            at(
                sight,
                "In which schema %s %s depends on the session's search_path."
                    .formatted(Sql.shown(names), names.size() == 1 ? "is" : "are")));
  }

  // By the script itself, for whoever runs it.
  private static boolean isPathSet(Sight sight) {
    return sight.setting().earlier().stream()
        .filter(it -> it.place().path().equals(sight.place().path()))
        .anyMatch(
            it -> it.form() instanceof SetParameter set && set.parameter().equals(SEARCH_PATH));
  }

  private static boolean isTemporary(Sight sight, Name name) {
    return sight.relation(name).map(Relation::persistence).stream()
        .anyMatch(Persistence.TEMPORARY::equals);
  }
}
