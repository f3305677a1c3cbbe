package io.slipway.engine.catalog;

/// Names one object of a schema.
///
/// @param identity schema-qualified and quoted, in the form of PostgreSQL's
///     `pg_identify_object()`: `public.orders`, `public.orders.total`, `total_check on
///     public.orders`
public record ObjectRef(ObjectKind kind, String identity) implements Comparable<ObjectRef> {

  @Override
  public int compareTo(ObjectRef other) {
    var kinds = kind.compareTo(other.kind);
    return kinds == 0 ? identity.compareTo(other.identity) : kinds;
  }

  /// `table public.orders`
  @Override
  public String toString() {
    return kind.words() + " " + identity;
  }
}
