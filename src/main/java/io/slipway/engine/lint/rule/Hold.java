package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Effort;
import io.slipway.engine.lint.schema.model.Storage.Size;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.time.Duration;
import java.util.Optional;

/// What a statement does to one relation while it holds it.
///
/// @param mode the strongest lock
/// @param work what it does to all rows meanwhile
/// @param rebuilt how many indexes it builds meanwhile
/// @param size of the relation with its partitions and children
public record Hold(Name relation, LockMode mode, Work work, int rebuilt, Size size) {

  /// What happens to a relation's rows.
  public enum Work {
    NONE,
    /// All are looked at.
    READ,
    /// All are read and sorted into an index.
    INDEX,
    /// All are written into a new file.
    WRITE
  }

  // Of a row whose width nobody knows.
  private static final long USUAL_ROW = 100;

  /// How long the work takes, as far as the size is known.
  public Optional<Duration> estimate() {
    if (work == Work.NONE) {
      return Optional.empty();
    }
    return bytes().map(this::estimate);
  }

  private Duration estimate(long bytes) {
    var indexes = Pace.INDEXING.of(bytes).multipliedBy(rebuilt);
    return switch (work) {
      case NONE -> Duration.ZERO;
      case READ -> Pace.READING.of(bytes).plus(indexes);
      case INDEX -> Pace.INDEXING.of(bytes).multipliedBy(Math.max(1, rebuilt));
      case WRITE -> Pace.WRITING.of(bytes).plus(indexes);
    };
  }

  private Optional<Long> bytes() {
    if (size.bytes().isPresent()) {
      return Optional.of(size.bytes().getAsLong());
    }
    return size.rows().isPresent()
        ? Optional.of(size.rows().getAsLong() * USUAL_ROW)
        : Optional.empty();
  }

  /// Who waits, in words that a sentence can go on with; empty when no query does.
  public Optional<String> waits() {
    return switch (mode) {
      case ACCESS_EXCLUSIVE -> Optional.of("nobody can read or write " + shown());
      case EXCLUSIVE, SHARE_ROW_EXCLUSIVE, SHARE ->
          Optional.of("everybody who writes to " + shown() + " waits, and readers go on");
      case SHARE_UPDATE_EXCLUSIVE, ROW_EXCLUSIVE, ROW_SHARE, ACCESS_SHARE -> Optional.empty();
    };
  }

  /// What is done and who waits how long for it, as a sentence of its own.
  public String sentence() {
    var waiting = waits();
    if (work == Work.NONE) {
      return waiting
          .map(
              who ->
                  "While it holds a lock of mode %s, %s; if it has to wait for that lock, everybody"
                          .formatted(modeInWords(), who)
                      + " who comes after it waits as well.")
          .orElse("Nobody waits for its lock of mode %s.".formatted(modeInWords()));
    }
    var doing = "PostgreSQL " + doing();
    return waiting
        .map(
            who ->
                "%s under a lock of mode %s: until it is done, %s."
                    .formatted(doing, modeInWords(), who))
        .orElse(doing + ", for which nobody waits.");
  }

  /// What is done to the rows: `reads all of orders (12 million rows, 4.1 GB; about 40 s)`.
  public String doing() {
    return "%s %s (%s)".formatted(workInWords(), shown(), extent());
  }

  /// The same for reports.
  public Effort effort() {
    return new Effort(
        Optional.of(mode),
        Optional.of(relation),
        waits().map(who -> Character.toUpperCase(who.charAt(0)) + who.substring(1) + "."),
        estimate());
  }

  /// The relation as people write it.
  public String shown() {
    return Sql.shown(relation);
  }

  /// Its size and the time that the work takes: `12 million rows, 4.1 GB; about 40 s`.
  public String extent() {
    var known = Amounts.size(size);
    if (known.isEmpty()) {
      return "its size is not known here";
    }
    return estimate().map(time -> known + "; " + about(time)).orElse(known);
  }

  private static String about(Duration time) {
    var words = Amounts.duration(time);
    return words.startsWith("less") ? words : "about " + words;
  }

  private String modeInWords() {
    return mode.name().replace('_', ' ');
  }

  private String workInWords() {
    var indexes =
        rebuilt == 0 ? "" : rebuilt == 1 ? " and an index of" : " and " + rebuilt + " indexes of";
    return switch (work) {
      case NONE -> "takes";
      case READ -> rebuilt == 0 ? "reads all of" : "builds" + indexes.substring(" and".length());
      case INDEX -> "reads and sorts all of";
      case WRITE -> rebuilt == 0 ? "writes anew all of" : "writes anew all rows" + indexes;
    };
  }
}
