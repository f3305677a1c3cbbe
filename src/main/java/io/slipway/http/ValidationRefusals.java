package io.slipway.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Names the fields and parameters that did not pass validation.
final class ValidationRefusals {

  private ValidationRefusals() {}

  static Refusal of(MethodArgumentNotValidException exception) {
    var inBody = exception.getParameter().hasParameterAnnotation(RequestBody.class);
    return refusal(inBody, each(exception.getBindingResult()).toList());
  }

  static Refusal of(HandlerMethodValidationException exception) {
    var results = exception.getParameterValidationResults();
    var inBody =
        results.stream()
            .allMatch(r -> r.getMethodParameter().hasParameterAnnotation(RequestBody.class));
    var inHeaders = results.stream().allMatch(r -> headerOf(r.getMethodParameter()).isPresent());
    var errors = results.stream().flatMap(ValidationRefusals::of).toList();
    return inHeaders ? refusal(ProblemCode.INVALID_HEADER, errors) : refusal(inBody, errors);
  }

  static Refusal of(MethodArgumentTypeMismatchException exception) {
    @Nullable Class<?> type = exception.getRequiredType();
    var message = "must be " + (type == null ? "of another type" : inWords(type));
    return headerOf(exception.getParameter())
        .map(header -> Refusal.ofField(ProblemCode.INVALID_HEADER, header, message))
        .orElseGet(
            () -> Refusal.ofField(ProblemCode.INVALID_PARAMETER, exception.getName(), message));
  }

  private static Optional<String> headerOf(MethodParameter parameter) {
    return Optional.ofNullable(parameter.getParameterAnnotation(RequestHeader.class))
        .map(RequestHeader::name);
  }

  private static String inWords(Class<?> type) {
    if (!type.isEnum()) {
      return JsonTypes.inWords(type);
    }
    return Stream.of(type.getEnumConstants())
        .map(Object::toString)
        .collect(Collectors.joining(", ", "one of ", ""));
  }

  private static Stream<FieldError> of(ParameterValidationResult result) {
    if (result instanceof ParameterErrors errors) {
      return each(errors);
    }
    var parameter = result.getMethodParameter();
    var name = headerOf(parameter).orElseGet(() -> String.valueOf(parameter.getParameterName()));
    return result.getResolvableErrors().stream().map(error -> new FieldError(name, message(error)));
  }

  private static Stream<FieldError> each(Errors errors) {
    return errors.getAllErrors().stream()
        .map(error -> new FieldError(fieldOf(error), message(error)));
  }

  private static String fieldOf(ObjectError error) {
    return error instanceof org.springframework.validation.FieldError field
        ? field.getField()
        : "body";
  }

  // The binder's own message names Java types; its cause says which type it wanted.
  private static String message(MessageSourceResolvable error) {
    if (error instanceof ObjectError object && object.contains(TypeMismatchException.class)) {
      @Nullable Class<?> type = object.unwrap(TypeMismatchException.class).getRequiredType();
      return "must be " + (type == null ? "of another type" : inWords(type));
    }
    return String.valueOf(error.getDefaultMessage());
  }

  private static Refusal refusal(boolean inBody, List<FieldError> errors) {
    return refusal(inBody ? ProblemCode.INVALID_FIELD : ProblemCode.INVALID_PARAMETER, errors);
  }

  private static Refusal refusal(ProblemCode code, List<FieldError> errors) {
    var detail =
        errors.stream()
            .map(error -> error.field() + " " + error.message())
            .sorted()
            .collect(Collectors.joining("; ", "", "."));
    return new Refusal(code, detail, errors, Map.of());
  }
}
