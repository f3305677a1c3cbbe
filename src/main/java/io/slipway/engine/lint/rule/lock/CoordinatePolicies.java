package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.OwnerTo;
import io.slipway.engine.sql.form.TableAction.ReplicaIdentity;
import io.slipway.engine.sql.form.TableAction.RowSecurity;
import io.slipway.engine.sql.form.TableAction.SwitchRule;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableObjectForm.AlterTableObject;
import io.slipway.engine.sql.form.TableObjectForm.CreatePolicy;
import io.slipway.engine.sql.form.TableObjectForm.CreateRule;
import io.slipway.engine.sql.form.TableObjectForm.DropTableObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A change of who sees which rows of a table in use, and of how its writes are passed on.
final class CoordinatePolicies implements StatementRule {

  @Override
  public String id() {
    return "SW414";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return switch (sight.form()) {
      case CreatePolicy(var name, var table, _) ->
          of(sight, table, "The policy %s decides who sees which rows.", name);
      case CreateRule(var name, var table, _) ->
          of(sight, table, "The rule %s rewrites queries on the table.", name);
      case AlterTableObject(var kind, var name, var table, _) when isPolicyOrRule(kind) ->
          of(sight, table, "The %s %%s is changed.".formatted(word(kind)), name);
      case DropTableObject(var kind, var name, var table, _, _) when isPolicyOrRule(kind) ->
          of(sight, table, "The %s %%s is dropped.".formatted(word(kind)), name);
      case AlterTable alter ->
          alter.actions().stream()
              .flatMap(action -> consequence(action).stream())
              .limit(1)
              .flatMap(it -> of(sight, alter.name(), it));
      default -> Stream.empty();
    };
  }

  private static boolean isPolicyOrRule(ObjectKind kind) {
    return kind == ObjectKind.POLICY || kind == ObjectKind.RULE;
  }

  private static String word(ObjectKind kind) {
    return kind == ObjectKind.POLICY ? "policy" : "rule";
  }

  private static Optional<String> consequence(TableAction action) {
    return switch (action) {
      case OwnerTo(var role) ->
          Optional.of("The table gets the owner %s.".formatted(Sql.shown(role)));
      case ReplicaIdentity _ ->
          Optional.of("From now on changed rows are told to subscribers in another way.");
      case RowSecurity _ -> Optional.of("Whether policies decide who sees which rows is changed.");
      case SwitchRule(var rule, _) ->
          Optional.of("The rule %s is switched.".formatted(Sql.shown(rule)));
      default -> Optional.empty();
    };
  }

  private Stream<Finding> of(Sight sight, Name table, String consequence, String name) {
    return of(sight, table, consequence.formatted(Sql.shown(name)));
  }

  private Stream<Finding> of(Sight sight, Name table, String consequence) {
    return BriefLock.of(sight, table)
        .map(
            hold ->
                at(sight, consequence + " " + hold.sentence())
                    .withEffort(hold.effort())
                    .withObjects(List.of(hold.relation())));
  }
}
