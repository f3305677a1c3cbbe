package io.slipway.engine.lint.rule.script;

import io.slipway.engine.lint.Effort;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Amounts;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.sql.Name;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The time for which all statements of a plan hold up those who use one table, as far as sizes are
/// known.
///
/// A single statement that takes long is other rules' matter.
final class KeepLocksOfReleaseShort implements PlanRule {

  // What a release may take of each table's users, in all.
  private static final Duration BUDGET = Duration.ofSeconds(10);

  private record Blocking(Passed by, Hold hold, Duration time) {}

  @Override
  public String id() {
    return "SW006";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    return plan
        .statements()
        .filter(passed -> !passed.isNested())
        .flatMap(passed -> blocking(plan.after(), passed))
        .collect(
            Collectors.groupingBy(
                it -> it.hold().relation(), LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .flatMap(table -> finding(table).stream());
  }

  private static Stream<Blocking> blocking(Schema schema, Passed passed) {
    return passed.effects().locks().keySet().stream()
        .filter(name -> isTop(schema, passed, name))
        .map(name -> passed.hold(name, schema))
        .filter(hold -> hold.waits().isPresent())
        .flatMap(hold -> hold.estimate().stream().map(time -> new Blocking(passed, hold, time)));
  }

  // Partitions and children are counted with their parent.
  private static boolean isTop(Schema schema, Passed passed, Name name) {
    return schema.relation(name).filter(it -> !it.kind().isIndex()).isPresent()
        && schema.ancestors(name).stream()
            .noneMatch(it -> passed.effects().locks().containsKey(it.name()));
  }

  private Optional<Finding> finding(Map.Entry<Name, List<Blocking>> table) {
    var all = table.getValue();
    var total = all.stream().map(Blocking::time).reduce(Duration.ZERO, Duration::plus);
    if (all.size() < 2 || total.compareTo(BUDGET) <= 0) {
      return Optional.empty();
    }
    var last = all.getLast();
    var message =
        "%d statements of this plan hold up those who use %s, for about %s in all; its budget is %s. This is the last of them; the first is in %s on line %d."
            .formatted(
                all.size(),
                Sql.shown(table.getKey()),
                Amounts.duration(total),
                Amounts.duration(BUDGET),
                all.getFirst().by().place().path(),
                all.getFirst().by().place().from().line());
    return Optional.of(
        at(last.by().place(), message)
            .withObjects(List.of(table.getKey()))
            .withEffort(
                new Effort(
                    Optional.of(last.hold().mode()),
                    Optional.of(table.getKey()),
                    last.hold().waits().map(who -> last.hold().sentence()),
                    Optional.of(total))));
  }
}
