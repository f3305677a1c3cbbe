package io.slipway.engine.execute;

/// Somebody's word on a migration that stopped half way.
///
/// @param migration its name
public record Settlement(String migration, As as) {

  /// What they found, or made of it by hand.
  public enum As {
    /// All of it is there.
    APPLIED,
    /// Nothing of it is there.
    ROLLED_BACK
  }
}
