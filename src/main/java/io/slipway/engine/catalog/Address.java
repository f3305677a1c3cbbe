package io.slipway.engine.catalog;

/// Where an object is in the system catalogs: the same for as long as it exists, whatever becomes
/// of its name, and in every copy of the database that the server makes of its files.
///
/// @param classId the OID of the catalog that it is in
/// @param objectId its OID there
/// @param subId a column's number, else 0
public record Address(long classId, long objectId, int subId) {

  Address whole() {
    return subId == 0 ? this : new Address(classId, objectId, 0);
  }
}
