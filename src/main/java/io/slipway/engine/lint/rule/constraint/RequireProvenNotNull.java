package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Constraint.Kind.NotNull;
import io.slipway.engine.sql.form.TableAction.SetNotNull;
import java.util.List;
import java.util.stream.Stream;

/// `SET NOT NULL` for which PostgreSQL has to look at all rows.
final class RequireProvenNotNull implements StatementRule {

  private static final String ADVICE =
      "Prove it first with a constraint that is validated without blocking anybody. Rows that hold"
          + " NULL have to be filled, in batches, before that constraint is validated: with what,"
          + " only you know, so there is no file for it.";

  @Override
  public String id() {
    return "SW203";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var forbidding =
        sight
            .oldActions(SetNotNull.class)
            .filter(altered -> Alone.hold(sight, altered).work() != Work.NONE)
            .toList();
    var set =
        forbidding.isEmpty() ? Stream.<Finding>empty() : Stream.of(finding(sight, forbidding));
    return Stream.concat(
        set, Added.in(sight, NotNull.class).filter(Added::reads).map(this::finding));
  }

  // Since 18 it is a constraint like others.
  private Finding finding(Added<NotNull> added) {
    var files =
        added
            .steps()
            .alter("add " + added.name(), added.text() + " NOT VALID")
            .validate(added.name())
            .files();
    return added
        .about(
            at(added.sight(), message(added.hold(), List.of(added.kind().column())))
                .withAdvice(ADVICE))
        .withFollowUps(files);
  }

  private Finding finding(Sight sight, List<Altered<SetNotNull>> forbidding) {
    var form = forbidding.getFirst().form();
    var actions = forbidding.stream().map(Altered::action).toList();
    var columns = actions.stream().map(SetNotNull::column).toList();
    var hold = Alone.hold(sight, form, actions);
    var found = at(sight, message(hold, columns)).withAdvice(ADVICE);
    return Added.advised(found, form, actions.size())
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(new Steps(sight, form).forbidNulls(columns).files());
  }

  private static String message(Hold hold, List<String> columns) {
    return "To forbid NULL in %s, all rows are looked at. %s"
        .formatted(Words.and(columns), hold.sentence());
  }
}
