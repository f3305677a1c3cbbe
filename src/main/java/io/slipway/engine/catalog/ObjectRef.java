package io.slipway.engine.catalog;

import java.util.Comparator;

/// Names one object of a schema.
///
/// @param identity schema-qualified and quoted, in the form of PostgreSQL's
///     `pg_identify_object()`: `public.orders`, `public.orders.total`, `total_check on
///     public.orders`
public record ObjectRef(ObjectKind kind, String identity) implements Comparable<ObjectRef> {

  private static final Comparator<ObjectRef> ORDER =
      Comparator.comparing(ObjectRef::kind).thenComparing(ObjectRef::identity);

  @Override
  public int compareTo(ObjectRef other) {
    return ORDER.compare(this, other);
  }

  /// `table public.orders`
  @Override
  public String toString() {
    return kind.words() + " " + identity;
  }
}
