package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.Constraint.Validity;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import io.slipway.engine.sql.form.TypeForm.CreateDomain;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import io.slipway.engine.sql.form.TypeForm.DomainAction.AddConstraint;
import io.slipway.engine.sql.form.TypeForm.DomainAction.ChangeDefault;
import io.slipway.engine.sql.form.TypeForm.DomainAction.DropConstraint;
import io.slipway.engine.sql.form.TypeForm.DomainAction.DropNotNull;
import io.slipway.engine.sql.form.TypeForm.DomainAction.OwnerTo;
import io.slipway.engine.sql.form.TypeForm.DomainAction.RenameConstraint;
import io.slipway.engine.sql.form.TypeForm.DomainAction.RenameTo;
import io.slipway.engine.sql.form.TypeForm.DomainAction.SetNotNull;
import io.slipway.engine.sql.form.TypeForm.DomainAction.SetSchema;
import io.slipway.engine.sql.form.TypeForm.DomainAction.ValidateConstraint;
import java.util.ArrayList;
import java.util.Optional;

/// Reads what makes and changes domains.
final class DomainReader {

  // PostgreSQL calls the value of a domain so.
  private static final String VALUE = "value";
  private static final String[] CLAUSES = {
    "collate", "default", "constraint", "check", "not null", "null", "not valid"
  };

  private DomainReader() {}

  static Form create(Cursor cursor) throws UnreadableException {
    var name = cursor.name();
    cursor.skip("as");
    var mark = cursor.mark();
    cursor.until(CLAUSES);
    var type = ExpressionReader.type(cursor.since(mark));
    var constraints = new ArrayList<Constraint>();
    while (!cursor.atEnd()) {
      if (cursor.skip("collate")) {
        cursor.name();
      } else {
        constraints.add(constraint(cursor));
      }
    }
    return new CreateDomain(name, type, constraints);
  }

  private static Constraint constraint(Cursor cursor) throws UnreadableException {
    var name =
        cursor.skip("constraint") ? Optional.of(cursor.identifier()) : Optional.<String>empty();
    var kind = kind(cursor);
    var notValid = cursor.skip("not valid");
    return new Constraint(name, kind, new Validity(notValid, false, false));
  }

  private static Kind kind(Cursor cursor) throws UnreadableException {
    if (cursor.skip("not null")) {
      return new Kind.NotNull(VALUE);
    }
    if (cursor.skip("null")) {
      return new Kind.Nullable();
    }
    if (cursor.skip("default")) {
      return new Kind.Default(expression(cursor));
    }
    cursor.expect("check");
    var mark = cursor.mark();
    cursor.parenthesized();
    var condition = cursor.since(mark);
    return new Kind.Check(
        ExpressionReader.read(condition.part(1, condition.text().length() - 1)), false);
  }

  // An expression has a word at least, even one that a clause could begin with.
  private static Expression expression(Cursor cursor) throws UnreadableException {
    var mark = cursor.mark();
    if (!cursor.skipParenthesized()) {
      cursor.next();
    }
    cursor.until(CLAUSES);
    return ExpressionReader.read(cursor.since(mark));
  }

  static Form alter(Cursor cursor) throws UnreadableException {
    var name = cursor.name();
    var action = action(cursor);
    cursor.end();
    return new AlterDomain(name, action);
  }

  private static DomainAction action(Cursor cursor) throws UnreadableException {
    if (cursor.skip("set not null")) {
      return new SetNotNull();
    }
    if (cursor.skip("drop not null")) {
      return new DropNotNull();
    }
    if (cursor.skip("set default")) {
      return new ChangeDefault(Optional.of(expression(cursor)));
    }
    if (cursor.skip("drop default")) {
      return new ChangeDefault(Optional.empty());
    }
    if (cursor.skip("set schema")) {
      return new SetSchema(cursor.identifier());
    }
    if (cursor.skip("owner to")) {
      return new OwnerTo(cursor.identifier());
    }
    return cursor.skip("rename to") ? new RenameTo(cursor.identifier()) : ofConstraint(cursor);
  }

  private static DomainAction ofConstraint(Cursor cursor) throws UnreadableException {
    if (cursor.skip("add")) {
      return new AddConstraint(constraint(cursor));
    }
    if (cursor.skip("validate constraint")) {
      return new ValidateConstraint(cursor.identifier());
    }
    if (cursor.skip("rename constraint")) {
      var from = cursor.identifier();
      cursor.expect("to");
      return new RenameConstraint(from, cursor.identifier());
    }
    cursor.expect("drop constraint");
    var ifExists = cursor.skip("if exists");
    var name = cursor.identifier();
    var cascade = cursor.skip("cascade");
    cursor.skip("restrict");
    return new DropConstraint(name, ifExists, cascade);
  }
}
