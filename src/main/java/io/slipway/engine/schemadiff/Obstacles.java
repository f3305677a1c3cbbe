package io.slipway.engine.schemadiff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.pgcodekeeper.core.model.difftree.DbObjType;
import org.pgcodekeeper.core.schema.AbstractTable;
import org.pgcodekeeper.core.schema.PgStatement;
import org.pgcodekeeper.core.schema.pg.PgColumn;
import org.pgcodekeeper.core.schema.pg.PgConstraintFk;
import org.pgcodekeeper.core.schema.pg.PgDatabase;

/// What stands in the way of replacing types: everything that names one of them, or needs a column
/// to keep its type, and everything that depends on such a thing.
final class Obstacles {

  /// Kinds that hold on to the type of the columns they use. Indexes and other constraints follow.
  private static final Set<DbObjType> HOLD_COLUMNS =
      Set.of(DbObjType.VIEW, DbObjType.POLICY, DbObjType.TRIGGER, DbObjType.RULE);

  private static final Set<DbObjType> STAY = Set.of(DbObjType.TABLE, DbObjType.SEQUENCE);

  private final PgDatabase database;
  private final Set<PgStatement> types = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<PgStatement> columns = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<PgStatement> found = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<PgStatement> order = new ArrayList<>();
  private final List<PgStatement> all;

  Obstacles(PgDatabase database, List<PgStatement> replaced) {
    this.database = database;
    this.all = database.getDescendants().flatMap(AbstractTable::columnAdder).toList();
    types.addAll(replaced);
    all.stream()
        .filter(o -> o instanceof PgColumn c && replaced.stream().anyMatch(t -> isOf(c, t)))
        .forEach(columns::add);
    all.stream().filter(this::isInTheWay).forEach(this::add);
  }

  /// Dependents first.
  List<PgStatement> inDropOrder() {
    return order;
  }

  boolean holdTypesOrGeneratedColumns() {
    return found.stream()
        .anyMatch(
            o ->
                o.getStatementType() == DbObjType.TYPE
                    || o.getStatementType() == DbObjType.DOMAIN
                    || o.getStatementType() == DbObjType.COLUMN);
  }

  static boolean isOf(PgColumn column, PgStatement type) {
    var name = type.getQualifiedName();
    return name.equals(column.getType()) || (name + "[]").equals(column.getType());
  }

  private boolean isInTheWay(PgStatement object) {
    if (object instanceof PgColumn column) {
      return column.isGenerated() && uses(object, columns);
    }
    if (types.contains(object) || STAY.contains(object.getStatementType())) {
      return false;
    }
    var holds =
        HOLD_COLUMNS.contains(object.getStatementType()) || object instanceof PgConstraintFk;
    return uses(object, types) || holds && uses(object, columns);
  }

  private boolean uses(PgStatement object, Set<PgStatement> used) {
    return object.getDeps().stream()
        .map(database::getStatement)
        .anyMatch(dependency -> dependency != null && used.contains(dependency));
  }

  // Depth first, so that what depends on an object is in the list before it.
  private void add(PgStatement object) {
    if (!found.add(object)) {
      return;
    }
    var self = Collections.<PgStatement>newSetFromMap(new IdentityHashMap<>());
    self.add(object);
    all.stream().filter(o -> isDependent(o) && uses(o, self)).forEach(this::add);
    order.add(object);
  }

  private boolean isDependent(PgStatement object) {
    return !STAY.contains(object.getStatementType())
        && (!(object instanceof PgColumn column) || column.isGenerated());
  }
}
