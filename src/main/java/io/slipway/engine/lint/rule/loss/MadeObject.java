package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Lookup;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.RoutineForm.CreateRoutine;
import io.slipway.engine.sql.form.SequenceForm.CreateSequence;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.TableForm.Persistence;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.ViewForm.CreateMaterializedView;
import io.slipway.engine.sql.form.ViewForm.CreateView;
import java.util.Optional;

/// What a statement makes, or drops, under a name.
///
/// @param arguments of a routine that is made
record MadeObject(ObjectKind kind, Name name, Optional<String> arguments) {

  static Optional<MadeObject> by(Form form) {
    return switch (form) {
      case CreateTable it when it.persistence() != Persistence.TEMPORARY ->
          of(ObjectKind.TABLE, it.name());
      case CreateTableAs it when it.persistence() != Persistence.TEMPORARY ->
          of(ObjectKind.TABLE, it.name());
      case CreateView it -> of(ObjectKind.VIEW, it.name());
      case CreateMaterializedView it -> of(ObjectKind.MATERIALIZED_VIEW, it.name());
      case CreateSequence it -> of(ObjectKind.SEQUENCE, it.name());
      case CreateRoutine it ->
          Optional.of(
              new MadeObject(
                  it.procedure() ? ObjectKind.PROCEDURE : ObjectKind.FUNCTION,
                  it.name(),
                  Optional.of(it.arguments())));
      case TypeForm.CreateEnum it -> of(ObjectKind.TYPE, it.name());
      case TypeForm.CreateComposite it -> of(ObjectKind.TYPE, it.name());
      case TypeForm.CreateOtherType it -> of(ObjectKind.TYPE, it.name());
      case TypeForm.CreateDomain it -> of(ObjectKind.DOMAIN, it.name());
      default -> Optional.empty();
    };
  }

  private static Optional<MadeObject> of(ObjectKind kind, Name name) {
    return Optional.of(new MadeObject(kind, name, Optional.empty()));
  }

  boolean is(MadeObject other) {
    return kind == other.kind() && Made.is(name, other.name());
  }

  /// Whether it is there, or nobody knows, and others may be using it.
  boolean mayBeIn(Schema schema) {
    return switch (kind) {
      case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE ->
          switch (schema.resolve(name)) {
            case Lookup.Found<Relation>(var relation) -> Sight.isOld(relation);
            case Lookup.Absent<Relation> _ -> false;
            case Lookup.Unknown<Relation> _ -> true;
          };
      case TYPE, DOMAIN -> !schema.resolveType(name).isAbsent() || !schema.resolve(name).isAbsent();
      case FUNCTION, PROCEDURE -> !schema.isComplete() || !schema.routines(name).isEmpty();
      default -> false;
    };
  }
}
