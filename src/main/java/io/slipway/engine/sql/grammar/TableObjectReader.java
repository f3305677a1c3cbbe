package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.TableObjectForm.AlterTableObject;
import io.slipway.engine.sql.form.TableObjectForm.CreatePolicy;
import io.slipway.engine.sql.form.TableObjectForm.CreateRule;
import io.slipway.engine.sql.form.TableObjectForm.CreateTrigger;
import io.slipway.engine.sql.form.TypeName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Reads what makes and changes triggers, rules and policies.
final class TableObjectReader {

  private TableObjectReader() {}

  static Form trigger(Cursor cursor, boolean orReplace, boolean constraint)
      throws UnreadableException {
    var name = cursor.identifier();
    if (!cursor.atAny("before", "after", "instead of")) {
      throw cursor.unexpected();
    }
    cursor.until("on");
    cursor.expect("on");
    var table = cursor.name();
    cursor.until("execute");
    cursor.expect("execute");
    if (!cursor.skipAny("function", "procedure")) {
      throw cursor.unexpected();
    }
    var function = cursor.name();
    cursor.parenthesized();
    cursor.end();
    return new CreateTrigger(name, table, orReplace, constraint, function);
  }

  static Form rule(Cursor cursor, boolean orReplace) throws UnreadableException {
    var name = cursor.identifier();
    cursor.expect("as on");
    if (!cursor.skipAny("select", "insert", "update", "delete")) {
      throw cursor.unexpected();
    }
    cursor.expect("to");
    var table = cursor.name();
    cursor.until("do");
    cursor.expect("do");
    cursor.rest();
    return new CreateRule(name, table, orReplace);
  }

  static Form policy(Cursor cursor) throws UnreadableException {
    var name = cursor.identifier();
    cursor.expect("on");
    var table = cursor.name();
    if (cursor.skip("as") && !cursor.skipAny("permissive", "restrictive")) {
      throw cursor.unexpected();
    }
    if (cursor.skip("for") && !cursor.skipAny("all", "select", "insert", "update", "delete")) {
      throw cursor.unexpected();
    }
    if (cursor.skip("to")) {
      cursor.identifiers();
    }
    return new CreatePolicy(name, table, conditions(cursor));
  }

  private static References conditions(Cursor cursor) throws UnreadableException {
    Set<Name> relations = new HashSet<>();
    Set<String> columns = new HashSet<>();
    Set<Name> functions = new HashSet<>();
    Set<TypeName> types = new HashSet<>();
    while (cursor.skipAny("using", "with check")) {
      var mark = cursor.mark();
      cursor.parenthesized();
      var condition = ExpressionReader.read(cursor.since(mark)).references();
      relations.addAll(condition.relations());
      columns.addAll(condition.columns());
      functions.addAll(condition.functions());
      types.addAll(condition.types());
    }
    cursor.end();
    return new References(relations, columns, functions, types);
  }

  static Form alter(Cursor cursor, ObjectKind kind) throws UnreadableException {
    var name = cursor.identifier();
    cursor.expect("on");
    var table = cursor.name();
    if (cursor.skip("rename to")) {
      var newName = cursor.identifier();
      cursor.end();
      return new AlterTableObject(kind, name, table, Optional.of(newName));
    }
    if (!cursor.atAny("to", "using", "with check", "depends on", "no depends on")) {
      throw cursor.unexpected();
    }
    cursor.rest();
    return new AlterTableObject(kind, name, table, Optional.empty());
  }
}
