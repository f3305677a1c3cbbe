package io.slipway.control.audit;

import io.slipway.control.audit.chain.BrokenCheckpoint;
import io.slipway.control.audit.chain.BrokenEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a walk over the whole chain found.
///
/// @param intact whether every entry and every line of this instance's checkpoints is what it was
///     when it was written
/// @param entries how many entries are stored
/// @param firstBroken the first entry that is not what it was when written
/// @param head the last entry, to be noted down elsewhere
/// @param checkpoints what this instance has signed; absent when it signs nothing
record AuditVerification(
    boolean intact,
    @Schema(example = "42") long entries,
    @Nullable BrokenEntry firstBroken,
    Head head,
    @Nullable CheckpointVerification checkpoints,
    AuditProtection protection) {

  /// The last entry of the chain.
  ///
  /// @param hash 64 zeros when there is none
  record Head(
      @Schema(example = "42") long seq,
      @Schema(example = "f453ea7c9da73526fbcd30c0e85eca9bea0f8453ce8d7e990e293ed3739fc142")
          String hash) {}

  /// What the checkpoints of the instance that answers say.
  ///
  /// @param lines how many lines its file has
  /// @param compared how many of them met the entry that they name
  /// @param signedUpTo the number of the last entry that is signed; those behind it are not yet
  /// @param firstBroken the first line of the file that is not what was written there
  /// @param publicKey in PEM; compare it with what you know of it from elsewhere
  record CheckpointVerification(
      @Schema(example = "3") long lines,
      @Schema(example = "3") long compared,
      @Schema(example = "40") long signedUpTo,
      @Nullable BrokenCheckpoint firstBroken,
      @Schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
          String keyId,
      String publicKey) {}
}
