package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.sql.Name;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a statement does to relations that others may be using.
final class OldEffects {

  private OldEffects() {}

  static Effects of(Effects effects, Schema schema) {
    Predicate<Name> isOld = name -> schema.relation(name).map(Sight::isOld).orElse(true);
    return new Effects(
        effects.locks().entrySet().stream()
            .filter(lock -> isOld.test(lock.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        filter(effects.rewritten(), isOld),
        filter(effects.scanned(), isOld),
        effects.unknown());
  }

  private static Set<Name> filter(Set<Name> names, Predicate<Name> condition) {
    return names.stream().filter(condition).collect(Collectors.toSet());
  }
}
