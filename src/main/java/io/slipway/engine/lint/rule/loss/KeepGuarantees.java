package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableAction.DropConstraint;
import io.slipway.engine.sql.form.TableAction.DropIdentity;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Constraints, identities and sequences that are dropped, unless what they guarantee is guaranteed
/// by something else.
final class KeepGuarantees implements StatementRule {

  @Override
  public String id() {
    return "SW609";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Stream.of(constraints(sight), domains(sight), identities(sight), sequences(sight))
        .flatMap(it -> it);
  }

  private Stream<Finding> constraints(Sight sight) {
    return sight
        .oldActions(DropConstraint.class)
        .filter(it -> !new Made(sight).constraint(it.table(), it.action().name()))
        .filter(it -> !isReplaced(it) && !isIdle(sight, it))
        .filter(it -> known(sight, it).filter(KeepGuarantees::isToldElsewhere).isEmpty())
        .map(it -> ofConstraint(sight, it));
  }

  private static boolean isReplaced(Altered<DropConstraint> dropped) {
    var name = Optional.of(dropped.action().name());
    return dropped.form().actions().stream()
        .anyMatch(it -> it instanceof AddConstraint(var added) && added.name().equals(name));
  }

  // There is none, or another one guarantees the same.
  private static boolean isIdle(Sight sight, Altered<DropConstraint> dropped) {
    var known = known(sight, dropped);
    return known
        .map(it -> new Redundant(sight).is(it))
        .orElseGet(() -> sight.schema().isComplete());
  }

  private static boolean isToldElsewhere(TableConstraint constraint) {
    return constraint.kind() == Kind.PRIMARY_KEY;
  }

  private static Optional<TableConstraint> known(Sight sight, Altered<DropConstraint> dropped) {
    return sight.schema().constraint(dropped.qualified(), dropped.action().name());
  }

  private Finding ofConstraint(Sight sight, Altered<DropConstraint> dropped) {
    var word =
        known(sight, dropped)
            .map(it -> it.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " constraint")
            .orElse("constraint");
    return at(
            sight,
            ("The %s %s of %s is dropped. From then on rows go in that it would have refused,"
                    + " and it"
                    + " comes back only when they are mended.")
                .formatted(
                    word.replace("check constraint", "check"),
                    Sql.shown(dropped.action().name()),
                    Sql.shown(dropped.qualified())))
        .withObjects(List.of(dropped.qualified()));
  }

  private Stream<Finding> domains(Sight sight) {
    return sight
        .form(AlterDomain.class)
        .filter(alter -> alter.action() instanceof DomainAction.DropConstraint)
        .filter(alter -> !new Made(sight).type(alter.name()))
        .map(
            alter ->
                at(
                    sight,
                    ("A constraint of the domain %s is dropped. From then on values go in that it"
                            + " would have refused.")
                        .formatted(Sql.shown(alter.name()))));
  }

  private Stream<Finding> identities(Sight sight) {
    return sight
        .oldActions(DropIdentity.class)
        .filter(it -> !new Made(sight).column(it.table(), it.action().column()))
        .map(
            it ->
                at(
                        sight,
                        ("The identity of the column %s of %s is dropped, and with it the sequence"
                                + " that knows which numbers were given out. An INSERT that leaves"
                                + " the column out fails then.")
                            .formatted(Sql.shown(it.action().column()), Sql.shown(it.qualified())))
                    .withObjects(List.of(it.qualified())));
  }

  private Stream<Finding> sequences(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.kind() == ObjectKind.SEQUENCE)
        .flatMap(drop -> drop.names().stream().filter(sight::isOld))
        .map(name -> ofSequence(sight, sight.qualified(name)));
  }

  private Finding ofSequence(Sight sight, Name sequence) {
    return at(
            sight,
            "The sequence %s is dropped, and with it the knowledge of which numbers were given out."
                .formatted(Sql.shown(sequence)))
        .withObjects(List.of(sequence));
  }
}
