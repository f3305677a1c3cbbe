package io.slipway.engine.catalog;

/// Which object a row is about, as the system catalogs address it.
///
/// @param subId a column's number, else 0
record Address(long classId, long objectId, int subId) {

  Address whole() {
    return subId == 0 ? this : new Address(classId, objectId, 0);
  }
}
