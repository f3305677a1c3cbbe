package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes extensions.
final class ExtensionWriter implements Writer {

  @Override
  public List<Action> create(CatalogObject extension) {
    var create = "CREATE EXTENSION " + extension.ref().identity();
    var schema = extension.attribute("schema").map(s -> " SCHEMA " + s).orElse("");
    var version = extension.attribute("version").map(v -> " VERSION " + Literal.of(v)).orElse("");
    return List.of(Action.either(create + schema + version, create + version));
  }

  @Override
  public List<Action> drop(CatalogObject extension) {
    return List.of(Action.of("DROP EXTENSION %s", extension.ref().identity()));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    var actions = new ArrayList<Action>();
    var alteration = "ALTER EXTENSION " + after.ref().identity();
    for (var change : changes) {
      switch (change.name()) {
        case "version" ->
            actions.add(
                Action.of(
                    "%s", alteration + " UPDATE TO " + Literal.of(change.after().orElse(""))));
        case "schema" ->
            actions.add(Action.of("%s", alteration + " SET SCHEMA " + change.after().orElse("")));
        default -> {}
      }
    }
    return Optional.of(actions);
  }
}
