package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes objects that the server itself defines in one statement: indexes, triggers, rules,
/// statistics objects, views.
final class DefinedWriter implements Writer {

  @Override
  public List<Action> create(CatalogObject object) {
    if (isPartOfAnother(object)) {
      return List.of();
    }
    var identity = object.ref().identity();
    var definition = object.attribute("definition").orElseThrow();
    var options = object.attribute("options").map(o -> " WITH (" + o + ")").orElse("");
    var actions = new ArrayList<Action>();
    actions.add(
        Action.of(
            "%s",
            switch (object.ref().kind()) {
              case VIEW -> "CREATE VIEW " + identity + options + " AS\n" + body(definition);
              case MATERIALIZED_VIEW ->
                  "CREATE MATERIALIZED VIEW " + identity + options + " AS\n" + body(definition);
              default -> body(definition);
            }));
    settings(object).forEach(actions::add);
    return actions;
  }

  private static String body(String definition) {
    return definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
  }

  private static List<Action> settings(CatalogObject object) {
    var actions = new ArrayList<Action>();
    object
        .attribute("fires")
        .ifPresent(
            fires ->
                actions.add(
                    Action.of(
                        "ALTER TABLE %s %s TRIGGER %s",
                        Name.table(object.ref()), enabling(fires), Name.onTable(object.ref()))));
    return actions;
  }

  private static String enabling(String fires) {
    return switch (fires) {
      case "never" -> "DISABLE";
      case "replica" -> "ENABLE REPLICA";
      case "always" -> "ENABLE ALWAYS";
      default -> "ENABLE";
    };
  }

  @Override
  public List<Action> drop(CatalogObject object) {
    if (isPartOfAnother(object)) {
      return List.of();
    }
    var keyword = Belongings.keyword(object.ref().kind());
    return List.of(
        isOnTable(object.ref().kind())
            ? Action.of(
                "DROP %s %s ON %s", keyword, Name.onTable(object.ref()), Name.table(object.ref()))
            : Action.of("DROP %s %s", keyword, object.ref().identity()));
  }

  static boolean isOnTable(ObjectKind kind) {
    return kind == ObjectKind.TRIGGER || kind == ObjectKind.RULE || kind == ObjectKind.POLICY;
  }

  private static boolean isPartOfAnother(CatalogObject object) {
    return object.parent().filter(p -> p.kind() == ObjectKind.CONSTRAINT).isPresent()
        || object.attribute("attached_to").isPresent()
        || object.attribute("inherited").isPresent();
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return isPartOfAnother(after) ? Optional.of(List.of()) : Optional.empty();
  }
}
