package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.schema.model.Lookup;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.SessionForm;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One statement as a rule sees it: what it is, what it meets, and what came before it.
///
/// @param schema as it is before the statement
/// @param effects on all relations
/// @param setting where it would run
public record Sight(
    Place place, String text, Form form, Schema schema, Effects effects, Setting setting) {

  /// Where a statement would run.
  ///
  /// @param sending of its script
  /// @param inTransaction whether a transaction is open, the runner's or the script's own
  /// @param transaction its number, as in [Passed]
  /// @param earlier all statements of the plan before it
  /// @param rest what comes behind it in its script
  /// @param timeouts what bounds its waiting
  /// @param facts of the target
  /// @param isNested whether it stands in a body
  public record Setting(
      Sending sending,
      Runner runner,
      boolean inTransaction,
      int transaction,
      List<Passed> earlier,
      List<Form> rest,
      Timeouts timeouts,
      Observed facts,
      boolean isNested) {}

  /// The form, if it is of this kind.
  public <F> Stream<F> form(Class<F> kind) {
    return kind.isInstance(form) ? Stream.of(kind.cast(form)) : Stream.empty();
  }

  /// The actions of this kind of an `ALTER TABLE` and its like.
  public <A extends TableAction> Stream<Altered<A>> actions(Class<A> kind) {
    return form(AlterTable.class).flatMap(alter -> actions(alter, kind));
  }

  private <A extends TableAction> Stream<Altered<A>> actions(AlterTable alter, Class<A> kind) {
    return IntStream.range(0, alter.actions().size())
        .filter(i -> kind.isInstance(alter.actions().get(i)))
        .mapToObj(
            i ->
                new Altered<>(
                    alter, kind.cast(alter.actions().get(i)), relation(alter.name()), text, i));
  }

  /// The same, of relations that were there before the plan.
  public <A extends TableAction> Stream<Altered<A>> oldActions(Class<A> kind) {
    return actions(kind).filter(altered -> isOld(altered.table()));
  }

  /// What a name in the statement means, if it is known.
  public Optional<Relation> relation(Name name) {
    return schema.resolve(name).found();
  }

  /// The qualified name of what a name in the statement means; the name itself where that is not
  /// known.
  public Name qualified(Name name) {
    return relation(name).map(Relation::name).orElse(name);
  }

  /// Whether others may be using a relation: it was there before the plan, or nobody knows.
  public boolean isOld(Name name) {
    return switch (schema.resolve(name)) {
      case Lookup.Found<Relation>(var relation) -> isOld(relation);
      case Lookup.Absent<Relation> _ -> false;
      case Lookup.Unknown<Relation> _ -> true;
    };
  }

  public static boolean isOld(Relation relation) {
    return !relation.isNew() && relation.persistence() != Persistence.TEMPORARY;
  }

  /// The statements before it in its own transaction, in their order.
  public Stream<Passed> earlierInTransaction() {
    return setting.earlier().stream()
        .filter(passed -> setting.inTransaction() && passed.transaction() == setting.transaction());
  }

  /// The statements behind it in its own transaction, as far as the script goes.
  public Stream<Form> laterInTransaction() {
    return setting.inTransaction()
        ? setting.rest().stream().takeWhile(form -> !(form instanceof SessionForm.Transaction))
        : Stream.empty();
  }

  public int major() {
    return schema.version().major();
  }

  /// What it does to a relation, with the relation's partitions and children.
  ///
  /// @param relation qualified, as far as it is known
  public Hold hold(Name relation) {
    return Holds.of(form, effects, schema, relation);
  }

  /// Begins a sequence of files that do the same in phases.
  public Phases phases() {
    return new Phases(place.path(), setting.runner());
  }
}
