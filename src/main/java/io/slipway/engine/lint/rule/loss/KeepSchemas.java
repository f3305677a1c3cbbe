package io.slipway.engine.lint.rule.loss;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `DROP SCHEMA … CASCADE`. Without CASCADE, PostgreSQL drops none but an empty one.
final class KeepSchemas implements StatementRule {

  @Override
  public String id() {
    return "SW603";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.kind() == ObjectKind.SCHEMA && drop.cascade())
        .flatMap(drop -> drop.names().stream().map(it -> it.name()))
        .filter(schema -> !new Made(sight).schema(schema) && mayBeThere(sight, schema))
        .flatMap(schema -> check(sight, schema));
  }

  private static boolean mayBeThere(Sight sight, String schema) {
    return !sight.schema().isComplete() || sight.schema().schemas().contains(schema);
  }

  private Stream<Finding> check(Sight sight, String schema) {
    var contents = contents(sight, schema);
    var others = Gone.of(sight, name -> name.schema().equals(schema));
    if (contents.isEmpty() && others.isEmpty() && sight.schema().isComplete()) {
      return Stream.empty();
    }
    return Stream.of(at(sight, message(schema, contents, others)));
  }

  private static Map<String, Long> contents(Sight sight, String schema) {
    return sight.schema().relations().stream()
        .filter(it -> it.name().schema().equals(schema))
        .map(Relation::kind)
        .filter(it -> !it.isIndex() && it != RelationKind.TOAST_TABLE)
        .collect(groupingBy(Gone::word, TreeMap::new, counting()));
  }

  private static String message(String schema, Map<String, Long> contents, Gone others) {
    var inside =
        contents.isEmpty()
            ? "whatever is in it then"
            : contents.entrySet().stream().map(KeepSchemas::count).collect(joining(", "));
    var outside = others.isEmpty() ? "" : " Outside of it, %s go too.".formatted(others.shown());
    return "The schema %s is dropped with all that is in it: %s.%s"
        .formatted(Sql.shown(schema), inside, outside);
  }

  private static String count(Map.Entry<String, Long> kind) {
    return "%d %s%s".formatted(kind.getValue(), kind.getKey(), kind.getValue() == 1 ? "" : "s");
  }
}
