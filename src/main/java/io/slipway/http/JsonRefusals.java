package io.slipway.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with a body that could not be read, without repeating the body.
final class JsonRefusals {

  private JsonRefusals() {}

  static Refusal of(HttpMessageNotReadableException exception) {
    for (@Nullable Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException problem) {
        return problem.refusal();
      }
      if (cause instanceof BodyTooLargeException tooLarge) {
        return tooLarge.refusal();
      }
      if (cause instanceof JacksonException json
          && !(cause.getCause() instanceof BodyTooLargeException)) {
        return of(json);
      }
    }
    return new Refusal(ProblemCode.MISSING_BODY, "Send a JSON object as the body.");
  }

  private static Refusal of(JacksonException exception) {
    return switch (exception) {
      case UnrecognizedPropertyException unknown -> unknownField(unknown);
      case MismatchedInputException trailing when isTrailing(trailing) -> malformed(trailing);
      case MismatchedInputException wrong -> wrongType(wrong);
      default -> malformed(exception);
    };
  }

  // Jackson has no type of its own for text behind the body's value.
  private static boolean isTrailing(MismatchedInputException exception) {
    return exception.getOriginalMessage().startsWith("Trailing token");
  }

  private static Refusal unknownField(UnrecognizedPropertyException exception) {
    var known =
        exception.getKnownPropertyIds() == null
            ? Stream.<String>empty()
            : exception.getKnownPropertyIds().stream().map(String::valueOf).sorted();
    var message = "is not known here; known are " + known.collect(Collectors.joining(", "));
    return refusal(ProblemCode.UNKNOWN_FIELD, exception, message);
  }

  private static Refusal wrongType(MismatchedInputException exception) {
    return refusal(ProblemCode.WRONG_TYPE, exception, "must be " + expected(exception));
  }

  private static String expected(MismatchedInputException exception) {
    @Nullable Class<?> type = exception.getTargetType();
    if (type == null) {
      return "of another type";
    }
    if (type.isEnum() && exception instanceof InvalidFormatException) {
      return Stream.of(type.getEnumConstants())
          .map(Object::toString)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return JsonTypes.inWords(type);
  }

  private static Refusal malformed(JacksonException exception) {
    return new Refusal(
        ProblemCode.MALFORMED_BODY, "The body is not well-formed JSON" + place(exception) + ".");
  }

  private static Refusal refusal(ProblemCode code, JacksonException exception, String message) {
    var field = path(exception.getPath());
    return new Refusal(
        code,
        field + " " + message + place(exception) + ".",
        List.of(new FieldError(field, message)),
        Map.of());
  }

  private static String path(List<JacksonException.Reference> references) {
    var path = new StringBuilder();
    for (var reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static String place(JacksonException exception) {
    @Nullable TokenStreamLocation at = exception.getLocation();
    return at == null || at.getLineNr() < 1
        ? ""
        : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
