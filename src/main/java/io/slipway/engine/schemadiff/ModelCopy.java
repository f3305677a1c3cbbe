package io.slipway.engine.schemadiff;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.pgcodekeeper.core.schema.IStatementContainer;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.PgDatabase;

/// A schema in pgCodeKeeper's objects as it is after some of them were dropped or replaced.
final class ModelCopy {

  private final Set<PgStatement> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<PgStatement, PgStatement> replaced = new IdentityHashMap<>();

  void drop(PgStatement object) {
    dropped.add(object);
  }

  void replace(PgStatement object, PgStatement by) {
    replaced.put(object, by);
  }

  PgDatabase of(PgDatabase database) {
    return (PgDatabase) copy(database);
  }

  private PgStatement copy(PgStatement object) {
    var copy = replaced.getOrDefault(object, object).shallowCopy();
    if (copy instanceof IStatementContainer container) {
      object
          .getChildren()
          .filter(child -> !dropped.contains(child))
          .forEach(child -> container.addChild(copy(child)));
    }
    return copy;
  }
}
