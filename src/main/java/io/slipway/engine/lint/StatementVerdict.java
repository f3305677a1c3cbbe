package io.slipway.engine.lint;

/// What becomes of one statement, in two words.
///
/// @param place the whole statement
/// @param footprint what these words rest on
public record StatementVerdict(Place place, Change change, Safety safety, Footprint footprint) {

  /// What it does to what is there.
  public enum Change {
    /// Something is added, and all that was there stays as it was.
    ADDITIVE,
    /// Something that was there is another afterwards.
    TRANSFORMATIVE,
    /// Something is gone.
    DESTRUCTIVE
  }

  /// What it does to those who use the database.
  public enum Safety {
    /// Nobody notices.
    SAFE,
    /// It is one of several steps that belong together, or should be.
    MULTI_PHASE,
    /// They wait, or fail.
    DANGEROUS
  }
}
