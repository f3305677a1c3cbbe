package io.slipway.engine.schemadiff;

import java.util.List;
import org.pgcodekeeper.core.schema.pg.PgDatabase;

/// A state in pgCodeKeeper's objects, and what it does not know of. They are never changed once
/// loaded.
record CodeKeeperSchema(PgDatabase database, List<Extra> extras) implements LoadedSchema {

  CodeKeeperSchema {
    extras = List.copyOf(extras);
  }

  boolean hasTable(TableName table) {
    var schema = database.getSchema(table.schema());
    return schema != null && schema.getTable(table.name()) != null;
  }
}
