package io.slipway.engine.lint;

/// What another linter calls the same thing.
///
/// @param peer such as `squawk`
/// @param id such as `require-concurrent-index-creation`
public record PeerRule(String peer, String id) {

  @Override
  public String toString() {
    return peer + " " + id;
  }
}
