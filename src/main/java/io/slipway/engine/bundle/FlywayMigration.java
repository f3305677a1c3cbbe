package io.slipway.engine.bundle;

import io.slipway.engine.conductor.ScriptLimits;
import java.util.Optional;

/// A migration in Flyway layout.
///
/// @param kind versioned, baseline or repeatable
/// @param version empty exactly for a repeatable one
/// @param description with blanks for underscores, untrimmed and unabbreviated; may be empty
/// @param scriptPath relative to its location, the `script` column of Flyway's history table
/// @param script the file
/// @param options how the script is read and run
/// @param down the `U` script of the same version
/// @param downOptions how the down script is read and run
/// @param verification the file beside the script, read as it is, that ends in `.verify`
public record FlywayMigration(
    Kind kind,
    Optional<FlywayVersion> version,
    String description,
    String scriptPath,
    SourceFile script,
    ScriptOptions options,
    Optional<SourceFile> down,
    ScriptOptions downOptions,
    Optional<SourceFile> verification)
    implements Migration {

  /// Flyway's three kinds of script that end up in the history table.
  public enum Kind {
    VERSIONED,
    BASELINE,
    REPEATABLE
  }

  @Override
  public String name() {
    return scriptPath;
  }

  // A configured prefix stays out of it: whatever stands before the digits goes.
  @Override
  public Optional<String> downPath() {
    if (down.isPresent()) {
      return down.map(SourceFile::path);
    }
    if (kind != Kind.VERSIONED) {
      return Optional.empty();
    }
    var folder = script.path().substring(0, script.path().length() - script.fileName().length());
    return Optional.of(folder + script.fileName().replaceFirst("^\\D*", "U"));
  }

  @Override
  public ScriptLimits limits() {
    return options.limits();
  }

  @Override
  public ScriptLimits downLimits() {
    return downOptions.limits();
  }

  /// The checksum of the file as it is. Versioned and baseline scripts are recorded with it.
  public int rawChecksum() {
    return options.rawChecksum(script);
  }

  /// The checksum that Flyway records on a target: that of a repeatable script is taken after its
  /// placeholders were replaced, so it may differ from target to target and, with
  /// `flyway:timestamp`, from run to run. Flyway accepts a row with the raw one as well.
  ///
  /// @throws PlaceholderException when a repeatable script holds a placeholder without a value
  public int checksum(Placeholders placeholders) throws PlaceholderException {
    return kind == Kind.REPEATABLE ? options.checksum(script, placeholders) : rawChecksum();
  }

  @Override
  public RenderedScript render(Placeholders placeholders) throws PlaceholderException {
    return options.render(script, placeholders);
  }

  @Override
  public Optional<RenderedScript> renderDown(Placeholders placeholders)
      throws PlaceholderException {
    return down.isPresent()
        ? Optional.of(downOptions.render(down.get(), placeholders))
        : Optional.empty();
  }

  @Override
  public Optional<RenderedScript> renderVerification(Placeholders placeholders)
      throws PlaceholderException {
    return verification.isPresent()
        ? Optional.of(options.render(verification.get(), placeholders))
        : Optional.empty();
  }
}
