package io.slipway.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An expected no: what a service returns when it will not do what was asked.
///
/// @param detail what happened, to which object, and what to do next
/// @param errors the fields at fault, if any
/// @param extensions further members of the problem document, such as `blockers`
public record Refusal(
    ProblemCode code, String detail, List<FieldError> errors, Map<String, Object> extensions) {

  private static final String RETRY_AFTER = "retryAfterSeconds";

  public Refusal {
    errors = List.copyOf(errors);
    extensions = Map.copyOf(extensions);
  }

  public Refusal(ProblemCode code, String detail) {
    this(code, detail, List.of(), Map.of());
  }

  /// A refusal that names one field, as a path such as `grants[0].role`.
  public static Refusal ofField(ProblemCode code, String field, String message) {
    return new Refusal(
        code, field + ": " + message, List.of(new FieldError(field, message)), Map.of());
  }

  /// A refusal of somebody who asks too often.
  ///
  /// @param wait after which it is worth asking again
  public static Refusal tooMany(String detail, Duration wait) {
    var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Refusal(
        ProblemCode.TOO_MANY_REQUESTS, detail, List.of(), Map.of(RETRY_AFTER, seconds));
  }

  /// The header that says the same.
  Optional<String> retryAfter() {
    return Optional.ofNullable(extensions.get(RETRY_AFTER)).map(Object::toString);
  }

  public ProblemException asException() {
    return new ProblemException(this);
  }
}
