package io.slipway.engine.catalog;

import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.postgres.VersionedSql;

/// The text of a query file for one server version.
///
/// The query of a kind answers, in this order: `classid`, `oid` and `subid` (the object's address
/// in the system catalogs), `identity`, `parent_classid` and `parent_oid` (null when it has none),
/// and from there on one column an attribute, named by the column, null when it is not set or is
/// as by default. That of [ObjectKind#SUPPLIED] answers a row an attribute, with its name and its
/// value.
final class CatalogQuery {

  /// Where the attributes begin, from 0.
  static final int FIRST_ATTRIBUTE = 6;

  private CatalogQuery() {}

  static String text(String file, ServerVersion server) {
    return VersionedSql.read(CatalogQuery.class, file, server);
  }
}
