package io.slipway.control.project.policy;

import io.slipway.control.project.policy.Scale.Words;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.StatementVerdict.Change;
import io.slipway.engine.lint.StatementVerdict.Safety;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.rehearsal.RollbackVerdict;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What conditions ask of a plan: of everything in it, the worst counts.
public enum Measure {
  /// What the statements do to what is there.
  CHANGE(Words.of(Change.values())),
  /// What the statements do to those who use the database.
  SAFETY(Words.of(Safety.values())),
  /// The strongest lock on a relation that was there before.
  LOCK(Words.of(LockMode.values(), "none")),
  /// Whether a relation gets a new file with all its rows.
  REWRITE(Words.of("false", "true")),
  /// The largest table that is locked against changes, rewritten or read as a whole.
  TABLE_SIZE(new Scale.Bytes()),
  /// Whether the plan can be undone.
  ROLLBACK(Words.of(RollbackVerdict.values())),
  /// Whether there is a restorable backup of each target.
  BACKUP(Words.of("taken", "missing")),
  /// Whether targets are not as their ledgers say.
  DRIFT(Words.of("none", "found")),
  /// Whether a rehearsal ran everything.
  REHEARSED(Words.of("true", "false")),
  /// Whether there are statements that lint could not read.
  UNREAD(Words.of("false", "true")),
  /// The gravest of what lint finds.
  FINDINGS(Words.of(Severity.values(), "none")),
  /// The gravest of what comments in the scripts allow.
  SUPPRESSED(Words.of(Severity.values(), "none")),
  /// Whether every migration is applied as a whole or not at all.
  TRANSACTIONAL(Words.of("true", "false")),
  /// On how many targets something would run.
  TARGETS(new Scale.Count()),
  /// How many migrations would run, on the target with the most.
  MIGRATIONS(new Scale.Count());

  /// The keys of conditions.
  public static final Set<String> KEYS =
      Arrays.stream(values()).map(Measure::key).collect(Collectors.toUnmodifiableSet());

  private final Scale scale;

  Measure(Scale scale) {
    this.scale = scale;
  }

  /// Its name in the files, such as `table-size`.
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The one of this key.
  public static Optional<Measure> of(String key) {
    return Arrays.stream(values()).filter(it -> it.key().equals(key)).findFirst();
  }

  public Scale scale() {
    return scale;
  }

  /// Its name for people: `table size`.
  public String inWords() {
    return key().replace('-', ' ');
  }
}
