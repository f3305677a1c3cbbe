package io.slipway.control.rehearsal;

/// What was seen of a target before its part of a plan is rehearsed.
public sealed interface TargetLook {

  /// Nothing.
  record Unseen(String why) implements TargetLook {}

  /// Its schema, and why nothing is rehearsed.
  record NotToBeTried(TargetSchema schema, String why) implements TargetLook {}

  /// Its schema, which nothing is to be done to.
  record Settled(TargetSchema schema) implements TargetLook {}

  /// Its schema, and the state that it is in.
  record ToBeTried(TargetSchema schema, StateRehearsal state) implements TargetLook {}
}
