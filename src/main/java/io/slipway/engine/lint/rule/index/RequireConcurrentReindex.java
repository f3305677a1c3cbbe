package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Effort;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.IndexForm.Reindex;
import io.slipway.engine.sql.form.IndexForm.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `REINDEX` without `CONCURRENTLY` of indexes whose tables others may be using.
final class RequireConcurrentReindex implements StatementRule {

  private static final Pattern HEAD =
      Pattern.compile("(?i)^(REINDEX\\s*(?:\\([^()]*\\)\\s*)?(?:INDEX|TABLE|SCHEMA|DATABASE))\\b");

  @Override
  public String id() {
    return "SW103";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Reindex.class)
        .filter(reindex -> !reindex.concurrently())
        .flatMap(reindex -> check(sight, reindex));
  }

  private Stream<Finding> check(Sight sight, Reindex reindex) {
    return switch (reindex.scope()) {
      case INDEX -> reindex.name().stream().flatMap(name -> ofIndex(sight, reindex, name));
      case TABLE ->
          reindex.name().stream()
              .filter(sight::isOld)
              .map(sight::qualified)
              .map(table -> found(sight, reindex, sight.hold(table)));
      case SCHEMA, DATABASE, SYSTEM -> Stream.of(ofMany(sight, reindex));
    };
  }

  private Stream<Finding> ofIndex(Sight sight, Reindex reindex, Name name) {
    var index = sight.schema().index(sight.qualified(name));
    if (index.isEmpty()) {
      return sight.isOld(name) ? Stream.of(ofUnknown(sight, reindex, name)) : Stream.empty();
    }
    return index
        .map(TableIndex::table)
        .filter(sight::isOld)
        .map(table -> found(sight, reindex, sight.hold(table)))
        .stream();
  }

  // Planning a query looks at each index of its tables, whether it is used then or not.
  private Finding found(Sight sight, Reindex reindex, Hold hold) {
    var what = reindex.name().map(Sql::shown).orElse("");
    var message =
        ("%s is rebuilt without CONCURRENTLY (%s). Until that is done everybody who writes to %s"
                + " waits, and so does nearly everybody who reads it, because planning a query"
                + " looks at each index.")
            .formatted(
                reindex.scope() == Scope.TABLE ? "Every index of " + what : what,
                hold.extent(),
                hold.shown());
    var effort =
        new Effort(
            Optional.of(hold.mode()),
            Optional.of(hold.relation()),
            Optional.of(message),
            hold.estimate());
    return of(sight, reindex, message).withEffort(effort).withObjects(List.of(hold.relation()));
  }

  private Finding ofUnknown(Sight sight, Reindex reindex, Name name) {
    return of(
            sight,
            reindex,
            ("%s is rebuilt without CONCURRENTLY: everybody who writes to its table waits until"
                    + " that is done, and so does nearly everybody who reads it.")
                .formatted(Sql.shown(name)))
        .withObjects(List.of(name));
  }

  private Finding ofMany(Sight sight, Reindex reindex) {
    var scope = reindex.scope().name().toLowerCase(Locale.ROOT);
    return of(
        sight,
        reindex,
        ("All indexes of the %s%s are rebuilt without CONCURRENTLY. Table after table, everybody"
                + " who writes to it waits until its indexes are built, and so does nearly"
                + " everybody"
                + " who reads it.")
            .formatted(scope, reindex.name().map(it -> " " + Sql.shown(it)).orElse("")));
  }

  private Finding of(Sight sight, Reindex reindex, String message) {
    return at(sight, message).withFollowUps(followUps(sight, reindex));
  }

  // An exclusion constraint's index is never built concurrently, nor are the system's.
  private static List<FollowUp> followUps(Sight sight, Reindex reindex) {
    var head = HEAD.matcher(sight.text());
    if (!head.find()
        || head.group().toLowerCase(Locale.ROOT).contains("concurrently")
        || BrokenBuilds.on(sight.schema().version())
        || isExclusion(sight, reindex)) {
      return List.of();
    }
    var name = reindex.name().map(it -> " " + it.name()).orElse("");
    return sight
        .phases()
        .alone("reindex" + name, head.replaceFirst("$1 CONCURRENTLY") + ";")
        .files();
  }

  private static boolean isExclusion(Sight sight, Reindex reindex) {
    Optional<Name> index = reindex.name().map(sight::qualified);
    return sight.schema().constraints().stream()
        .filter(it -> it.kind() == Kind.EXCLUSION)
        .anyMatch(it -> it.index().isPresent() && it.index().equals(index));
  }
}
