package io.slipway.engine.lint.schema.model;

import java.util.Optional;

/// What is known of an object that a statement names.
public sealed interface Lookup<T> {

  /// It is there.
  record Found<T>(T object) implements Lookup<T> {}

  /// There is none.
  record Absent<T>() implements Lookup<T> {}

  /// Nobody knows whether there is one.
  record Unknown<T>(String reason) implements Lookup<T> {}

  /// The object when it is there.
  default Optional<T> found() {
    return this instanceof Found<T>(var object) ? Optional.of(object) : Optional.empty();
  }

  default boolean isAbsent() {
    return this instanceof Absent<T>;
  }

  default boolean isUnknown() {
    return this instanceof Unknown<T>;
  }
}
