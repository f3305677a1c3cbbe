package io.slipway.engine.lint;

import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a statement does to relations that others may be using, as far as it can be told.
///
/// @param lock the strongest that it takes on one of them; empty when it takes none
/// @param relation on which; a table before anything else
/// @param rewritten tables that get a new file with all their rows
/// @param unread why its text does not tell what it does; empty when it does
/// @param unknown what could not be told, in words, so that there may be more of everything
public record Footprint(
    Optional<LockMode> lock,
    Optional<Name> relation,
    List<Name> rewritten,
    Optional<String> unread,
    List<String> unknown) {

  /// It leaves everything alone.
  public static final Footprint NONE =
      new Footprint(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());

  public Footprint {
    rewritten = List.copyOf(rewritten);
    unknown = List.copyOf(unknown);
  }

  /// What a statement does on two databases together.
  public Footprint and(Footprint other) {
    var strongest = isStrongerThan(other) ? this : other;
    return new Footprint(
        strongest.lock,
        strongest.relation,
        Stream.of(rewritten, other.rewritten).flatMap(List::stream).distinct().toList(),
        unread.or(() -> other.unread),
        Stream.of(unknown, other.unknown).flatMap(List::stream).distinct().toList());
  }

  private boolean isStrongerThan(Footprint other) {
    return lock.isPresent()
        && (other.lock.isEmpty() || lock.get().compareTo(other.lock.get()) >= 0);
  }
}
