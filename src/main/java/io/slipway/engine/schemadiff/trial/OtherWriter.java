package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.List;
import java.util.Optional;

/// Removes objects of those kinds that have no writer of their own; it can neither make nor change
/// one, so that such a difference stays.
final class OtherWriter implements Writer {

  @Override
  public List<Action> create(CatalogObject object) {
    return List.of();
  }

  @Override
  public List<Action> drop(CatalogObject object) {
    var identity = object.ref().identity();
    return switch (object.ref().kind()) {
      case SUBSCRIPTION -> List.of();
      case TRANSFORM ->
          List.of(Action.of("DROP TRANSFORM %s", identity.replace(" on language ", " LANGUAGE ")));
      case USER_MAPPING ->
          List.of(
              Action.of("DROP USER MAPPING FOR %s", identity.replace(" on server ", " SERVER ")));
      default ->
          List.of(Action.of("DROP %s %s", Belongings.keyword(object.ref().kind()), identity));
    };
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.empty();
  }
}
