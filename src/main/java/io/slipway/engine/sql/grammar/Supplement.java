package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.AlterConstraint;
import io.slipway.engine.sql.form.TableAction.OwnerTo;
import io.slipway.engine.sql.form.TableAction.ReshapePartitions;
import io.slipway.engine.sql.form.TableAction.SetCompression;
import io.slipway.engine.sql.form.TableAction.SetStatistics;
import io.slipway.engine.sql.form.TableAction.SetTablespace;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the actions of `ALTER TABLE` that PostgreSQL knows and the grammar does not, beside others
/// that it does.
final class Supplement {

  private final String head;

  private Supplement(String head) {
    this.head = head;
  }

  /// @param statement that the grammar refused
  static Optional<Form> read(Fragment statement) throws UnreadableException {
    var cursor = new Cursor(statement);
    if (!cursor.skip("alter")) {
      return Optional.empty();
    }
    var kind = Kinds.skip(cursor).flatMap(Supplement::relation);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    var ifExists = cursor.skip("if exists");
    var only = cursor.skip("only");
    var name = cursor.name();
    cursor.skip("*");
    var head = "ALTER " + kind.get().name().replace('_', ' ') + " x ";
    var actions = Lists.of(cursor, new Supplement(head)::action);
    cursor.end();
    return Optional.of(new AlterTable(name, kind.get(), ifExists, only, actions));
  }

  private static Optional<RelationKind> relation(ObjectKind kind) {
    return switch (kind) {
      case TABLE -> Optional.of(RelationKind.TABLE);
      case FOREIGN_TABLE -> Optional.of(RelationKind.FOREIGN_TABLE);
      case VIEW -> Optional.of(RelationKind.VIEW);
      case MATERIALIZED_VIEW -> Optional.of(RelationKind.MATERIALIZED_VIEW);
      default -> Optional.empty();
    };
  }

  private TableAction action(Cursor cursor) throws UnreadableException {
    if (cursor.skip("owner to")) {
      return new OwnerTo(cursor.identifier());
    }
    if (cursor.skip("set tablespace")) {
      return new SetTablespace(cursor.identifier());
    }
    if (cursor.skip("merge partitions")) {
      return merge(cursor);
    }
    if (cursor.skip("split partition")) {
      return split(cursor);
    }
    var mark = cursor.mark();
    if (cursor.skip("alter constraint")) {
      return constraint(cursor);
    }
    if (cursor.skip("alter")) {
      cursor.skip("column");
      var column = cursor.next().text();
      if (cursor.skip("set statistics")) {
        cursor.skip("-");
        cursor.next();
        return new SetStatistics(column);
      }
      if (cursor.skip("set compression")) {
        cursor.identifier();
        return new SetCompression(column);
      }
      cursor.reset(mark);
    }
    return known(cursor);
  }

  // One that the grammar knows.
  private TableAction known(Cursor cursor) throws UnreadableException {
    var mark = cursor.mark();
    cursor.until(",");
    var action = cursor.since(mark);
    try {
      var form = Forms.parsed(Fragment.of(head + action.text()));
      if (form instanceof AlterTable alter && alter.actions().size() == 1) {
        return alter.actions().getFirst();
      }
    } catch (UnreadableException e) {
      var index = Math.min(Math.max(0, e.position() - 1 - head.length()), action.text().length());
      throw new UnreadableException(e.reason(), action.position(index));
    }
    cursor.reset(mark);
    throw cursor.unexpected();
  }

  private static TableAction constraint(Cursor cursor) throws UnreadableException {
    var name = cursor.identifier();
    var deferrability = false;
    var enforced = Optional.<Boolean>empty();
    while (!cursor.atEnd() && !cursor.at(",")) {
      if (cursor.skip("not enforced")) {
        enforced = Optional.of(false);
      } else if (cursor.skip("enforced")) {
        enforced = Optional.of(true);
      } else if (cursor.skipAny(
          "not deferrable", "deferrable", "initially deferred", "initially immediate")) {
        deferrability = true;
      } else if (!cursor.skipAny("no inherit", "inherit")) {
        throw cursor.unexpected();
      }
    }
    return new AlterConstraint(name, deferrability, enforced);
  }

  /// Source: PostgreSQL 19's documentation, `ALTER TABLE`.
  private static TableAction merge(Cursor cursor) throws UnreadableException {
    cursor.expect("(");
    var from = cursor.names();
    cursor.expect(")");
    cursor.expect("into");
    return new ReshapePartitions(from, List.of(cursor.name()));
  }

  private static TableAction split(Cursor cursor) throws UnreadableException {
    var from = cursor.name();
    cursor.expect("into");
    cursor.expect("(");
    var into = new ArrayList<Name>();
    do {
      cursor.expect("partition");
      into.add(cursor.name());
      cursor.until(",", ")");
    } while (cursor.skip(","));
    cursor.expect(")");
    return new ReshapePartitions(List.of(from), into);
  }
}
