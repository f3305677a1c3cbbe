package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.SessionForm.SetParameter;
import io.slipway.engine.sql.form.TableAction.SwitchTrigger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// `DISABLE TRIGGER ALL | USER`, and `session_replication_role` in a migration.
final class KeepTriggers implements StatementRule {

  private static final String PARAMETER = "session_replication_role";
  private static final String USUAL = "origin";
  private static final String ALL = "ALL";
  private static final String USER = "USER";
  private static final String OF_CONSTRAINTS = "RI_ConstraintTrigger";

  @Override
  public String id() {
    return "SW513";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var tables =
        sight
            .oldActions(SwitchTrigger.class)
            .filter(altered -> !altered.action().enable())
            .flatMap(altered -> table(sight, altered));
    var session =
        sight
            .form(SetParameter.class)
            .filter(set -> set.parameter().equals(PARAMETER))
            .flatMap(set -> set.value().stream())
            .filter(value -> !value.equalsIgnoreCase(USUAL))
            .map(
                value ->
                    at(
                        sight,
                        "With session_replication_role = %s neither triggers nor the checks of foreign keys run in this session, on any table, and nobody makes up for them."
                            .formatted(value)));
    return Stream.concat(tables, session);
  }

  private Stream<Finding> table(Sight sight, Altered<SwitchTrigger> altered) {
    var table = altered.qualified();
    var shown = Sql.shown(table);
    return switch (altered.action().trigger().toUpperCase(Locale.ROOT)) {
      case ALL ->
          Stream.of(
              finding(
                  sight,
                  altered,
                  "All triggers of %s are off, for all sessions: rows go in and out without the checks of its foreign keys, and nobody makes up for them."
                      .formatted(shown)));
      case USER ->
          Stream.of(
              finding(
                      sight,
                      altered,
                      "All triggers of %s but those of constraints are off, for all sessions: what they keep up or write down is left out for others' rows too."
                          .formatted(shown))
                  .withSeverity(Severity.WARNING));
      default ->
          altered.action().trigger().startsWith(OF_CONSTRAINTS)
              ? Stream.of(
                  finding(
                      sight,
                      altered,
                      "The checks of a foreign key of %s are off, for all sessions, and nobody makes up for them."
                          .formatted(shown)))
              : Stream.empty();
    };
  }

  private Finding finding(Sight sight, Altered<SwitchTrigger> altered, String message) {
    return at(sight, message).withObjects(List.of(altered.qualified()));
  }
}
