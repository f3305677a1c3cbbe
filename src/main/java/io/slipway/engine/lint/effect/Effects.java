package io.slipway.engine.lint.effect;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a statement does to relations that are there already.
///
/// A relation of which nothing is known stands with the name that the statement has for it.
///
/// @param locks the strongest on each; not on those that it makes itself
/// @param rewritten those that get a new file with all their rows, or all entries of an index
/// @param scanned those whose rows are all read
/// @param unknown what could not be told, in words, so that there may be more of everything
public record Effects(
    Map<Name, LockMode> locks, Set<Name> rewritten, Set<Name> scanned, List<String> unknown) {

  public Effects {
    locks = Map.copyOf(locks);
    rewritten = Set.copyOf(rewritten);
    scanned = Set.copyOf(scanned);
    unknown = List.copyOf(unknown);
  }
}
