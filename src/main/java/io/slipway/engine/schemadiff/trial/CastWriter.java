package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Writes casts.
final class CastWriter implements Writer {

  @Override
  public List<Action> create(CatalogObject cast) {
    var how =
        switch (cast.attribute("method").orElse("")) {
          case "function" -> "WITH FUNCTION " + cast.attribute("function").orElseThrow();
          case "inout" -> "WITH INOUT";
          default -> "WITHOUT FUNCTION";
        };
    var context =
        cast.attribute("context").map(c -> " AS " + c.toUpperCase(Locale.ROOT)).orElse("");
    return List.of(Action.of("CREATE CAST %s %s%s", cast.ref().identity(), how, context));
  }

  @Override
  public List<Action> drop(CatalogObject cast) {
    return List.of(Action.of("DROP CAST %s", cast.ref().identity()));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.empty();
  }
}
