package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction.DropConstraint;
import io.slipway.engine.sql.form.TableAction.DropIdentity;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import java.util.List;
import java.util.stream.Stream;

/// Constraints, identities and sequences that are dropped, unless something else gives the same
/// guarantee when the plan has run.
final class KeepGuarantees implements PlanRule {

  @Override
  public String id() {
    return "SW609";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan.statements().flatMap(statement -> check(plan, statement));
  }

  private Stream<Finding> check(PassedPlan plan, Passed statement) {
    var lasting = new Lasting(plan, statement);
    return switch (statement.form()) {
      case AlterTable alter when drops(alter) && lasting.isOld(alter.name()) ->
          alter.actions().stream()
              .flatMap(
                  action ->
                      switch (action) {
                        case DropConstraint(var name, _, _) ->
                            constraint(lasting, alter.name(), name);
                        case DropIdentity(var column, _) when lasting.lostColumn(alter, column) ->
                            Stream.of(identity(lasting, alter.name(), column));
                        default -> Stream.<Finding>empty();
                      });
      case AlterDomain(var name, DomainAction.DropConstraint(var constraint, _, _))
          when lasting.lostOfDomain(name, constraint) ->
          Stream.of(domain(statement, name, constraint));
      case Drop drop when drop.kind() == ObjectKind.SEQUENCE ->
          drop.names().stream().filter(lasting::isOld).map(it -> sequence(lasting, it));
      default -> Stream.empty();
    };
  }

  private static boolean drops(AlterTable alter) {
    return alter.actions().stream()
        .anyMatch(it -> it instanceof DropConstraint || it instanceof DropIdentity);
  }

  private Stream<Finding> constraint(Lasting lasting, Name table, String name) {
    var known = lasting.constraint(table, name);
    var isLost =
        known
            .map(it -> it.kind() != Kind.PRIMARY_KEY && lasting.lost(it))
            .orElseGet(() -> lasting.lostUnknown(table, name));
    return isLost
        ? Stream.of(
            at(
                    lasting.statement().place(),
                    ("The %s %s of %s is dropped. From then on rows go in that it would have"
                            + " refused, and it comes back only when they are mended.")
                        .formatted(
                            known.map(KeepGuarantees::word).orElse("constraint"),
                            Sql.shown(name),
                            Sql.shown(lasting.qualified(table))))
                .withObjects(List.of(lasting.qualified(table))))
        : Stream.empty();
  }

  private static String word(TableConstraint constraint) {
    return switch (constraint.kind()) {
      case CHECK -> "check";
      case FOREIGN_KEY -> "foreign key";
      case PRIMARY_KEY -> "primary key";
      case UNIQUE -> "unique constraint";
      case EXCLUSION -> "exclusion constraint";
      case NOT_NULL -> "not-null constraint";
    };
  }

  private Finding identity(Lasting lasting, Name table, String column) {
    return at(
            lasting.statement().place(),
            ("The identity of the column %s of %s is dropped, and with it the sequence that knows"
                    + " which numbers were given out. An INSERT that leaves the column out fails"
                    + " then.")
                .formatted(Sql.shown(column), Sql.shown(lasting.qualified(table))))
        .withObjects(List.of(lasting.qualified(table)));
  }

  private Finding domain(Passed statement, Name domain, String constraint) {
    return at(
        statement.place(),
        ("The constraint %s of the domain %s is dropped. From then on values go in that it would"
                + " have refused.")
            .formatted(Sql.shown(constraint), Sql.shown(domain)));
  }

  private Finding sequence(Lasting lasting, Name sequence) {
    return at(
            lasting.statement().place(),
            ("The sequence %s is dropped, and with it the knowledge of which numbers were given"
                    + " out.")
                .formatted(Sql.shown(lasting.qualified(sequence))))
        .withObjects(List.of(lasting.qualified(sequence)));
  }
}
