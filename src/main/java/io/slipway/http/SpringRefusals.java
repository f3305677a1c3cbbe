package io.slipway.http;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;

/// What the framework refuses before a handler is called.
final class SpringRefusals {

  private SpringRefusals() {}

  static Refusal of(ErrorResponse error) {
    return switch (error) {
      case HttpRequestMethodNotSupportedException method -> method(method);
      case HttpMediaTypeNotSupportedException type ->
          new Refusal(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE,
              "Send one of " + join(type.getSupportedMediaTypes()) + ".");
      case HttpMediaTypeNotAcceptableException type ->
          new Refusal(
              ProblemCode.NOT_ACCEPTABLE,
              "This can be had as " + join(type.getSupportedMediaTypes()) + ".");
      case MissingRequestHeaderException header ->
          Refusal.ofField(ProblemCode.INVALID_HEADER, header.getHeaderName(), "is required");
      case MissingServletRequestParameterException parameter ->
          Refusal.ofField(
              ProblemCode.INVALID_PARAMETER, parameter.getParameterName(), "is required");
      default -> ofStatus(error.getStatusCode().value());
    };
  }

  private static Refusal method(HttpRequestMethodNotSupportedException exception) {
    String @Nullable [] supported = exception.getSupportedMethods();
    var known = supported == null ? "others" : String.join(", ", supported);
    return new Refusal(ProblemCode.METHOD_NOT_ALLOWED, "This path knows " + known + ".");
  }

  /// What a bare status means, where the container gives nothing else.
  static Refusal ofStatus(int status) {
    return switch (status) {
      case 401 -> new Refusal(ProblemCode.UNAUTHENTICATED, "Send a bearer token.");
      case 403 -> new Refusal(ProblemCode.FORBIDDEN, "The token does not allow this.");
      case 404 -> new Refusal(ProblemCode.NOT_FOUND, "There is nothing under this path.");
      case 405 ->
          new Refusal(ProblemCode.METHOD_NOT_ALLOWED, "This path does not know the method.");
      case 406 -> new Refusal(ProblemCode.NOT_ACCEPTABLE, "Accept application/json.");
      case 413 -> new Refusal(ProblemCode.BODY_TOO_LARGE, "The body is too large.");
      case 415 -> new Refusal(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send application/json.");
      default -> new Refusal(ProblemCode.MALFORMED_REQUEST, "The request cannot be understood.");
    };
  }

  private static String join(Collection<MediaType> types) {
    return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
  }
}
