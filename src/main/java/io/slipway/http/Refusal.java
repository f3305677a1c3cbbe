package io.slipway.http;

import java.util.List;
import java.util.Map;

/// An expected no: what a service returns when it will not do what was asked.
///
/// @param detail what happened, to which object, and what to do next
/// @param errors the fields at fault, if any
/// @param extensions further members of the problem document, such as `blockers`
public record Refusal(
    ProblemCode code, String detail, List<FieldError> errors, Map<String, Object> extensions) {

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

  public ProblemException asException() {
    return new ProblemException(this);
  }
}
