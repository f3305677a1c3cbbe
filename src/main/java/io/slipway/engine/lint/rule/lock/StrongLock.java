package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// The strongest lock that a statement takes on a relation in use, when others wait for it.
record StrongLock(Name relation, LockMode mode) {

  static Optional<StrongLock> of(Sight sight) {
    return sight.effects().locks().entrySet().stream()
        .filter(lock -> lock.getValue().compareTo(LockMode.SHARE) >= 0)
        .filter(lock -> sight.isOld(lock.getKey()))
        .max(
            Map.Entry.<Name, LockMode>comparingByValue()
                .thenComparing(lock -> !isIndex(sight, lock.getKey()))
                .thenComparing(lock -> lock.getKey().toString(), Comparator.reverseOrder()))
        .map(lock -> new StrongLock(lock.getKey(), lock.getValue()));
  }

  private static boolean isIndex(Sight sight, Name name) {
    return sight.schema().index(name).isPresent()
        || sight.relation(name).map(Relation::kind).filter(RelationKind::isIndex).isPresent();
  }

  String modeInWords() {
    return mode.name().replace('_', ' ');
  }
}
