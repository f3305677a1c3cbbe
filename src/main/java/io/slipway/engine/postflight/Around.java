package io.slipway.engine.postflight;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogObject;
import java.util.Optional;
import java.util.function.Predicate;

/// The schemas before and behind a run, as far as they are known, for an attribute that marks what
/// is not whole.
record Around(Optional<Catalog> before, Optional<Catalog> after, String mark) {

  static Around of(Promise promise, String mark) {
    return new Around(promise.before().get(), promise.after().get(), mark);
  }

  boolean hadBefore(CatalogObject object) {
    return isMarked(before, object);
  }

  /// Whether the plan left it marked in the rehearsal too.
  boolean hadAfter(CatalogObject object) {
    return isMarked(after, object);
  }

  boolean isExpected(CatalogObject object) {
    return after.flatMap(schema -> schema.find(object.ref())).isPresent();
  }

  /// Whether it was not marked before the run; where nobody knows, the scripts' text has to do.
  boolean isNew(CatalogObject object, Predicate<CatalogObject> isNamed) {
    return before.isPresent() ? !hadBefore(object) : isNamed.test(object);
  }

  private boolean isMarked(Optional<Catalog> schema, CatalogObject object) {
    return schema
        .flatMap(catalog -> catalog.find(object.ref()))
        .filter(there -> there.attribute(mark).isPresent())
        .isPresent();
  }
}
