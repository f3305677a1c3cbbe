package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Foreign keys to several tables in one transaction, all of which stay locked until it ends.
final class LockOneReferencedTable implements StatementRule {

  @Override
  public String id() {
    return "SW214";
  }

  // Told once a transaction, where the second one is locked.
  @Override
  public Stream<Finding> check(Sight sight) {
    if (MadeForeignKey.in(sight.form()).isEmpty()) {
      return Stream.empty();
    }
    var earlier = new LinkedHashSet<Name>();
    sight.earlierInTransaction().forEach(it -> earlier.addAll(locked(it.form(), it.effects())));
    var all = new LinkedHashSet<>(earlier);
    locked(sight.form(), sight.effects()).stream().filter(sight::isOld).forEach(all::add);
    return earlier.size() < 2 && all.size() >= 2
        ? Stream.of(finding(sight, List.copyOf(all)))
        : Stream.empty();
  }

  private Finding finding(Sight sight, List<Name> tables) {
    var message =
        "One transaction makes foreign keys to %s. Everybody who writes to any of them waits from its first foreign key until it ends, and two such transactions can wait for each other."
            .formatted(Sql.shown(tables));
    var found = at(sight, message).withObjects(tables);
    return Bounded.is(sight) ? found.withSeverity(Severity.NOTE) : found;
  }

  // By the name that it has there: qualified, where it is known.
  private static Set<Name> locked(Form form, Effects effects) {
    var locked = new LinkedHashSet<Name>();
    for (var key : MadeForeignKey.in(form)) {
      if (!key.referenced().equals(key.table())) {
        effects.locks().entrySet().stream()
            .filter(lock -> lock.getValue().compareTo(LockMode.SHARE_ROW_EXCLUSIVE) >= 0)
            .map(lock -> lock.getKey())
            .filter(name -> isSame(name, key.referenced()))
            .forEach(locked::add);
      }
    }
    return locked;
  }

  private static boolean isSame(Name locked, Name written) {
    return locked.name().equals(written.name())
        && (written.schema().isEmpty() || written.schema().equals(locked.schema()));
  }
}
