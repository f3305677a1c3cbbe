package io.slipway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/// Turns every exception that leaves a handler into a problem document.
@RestControllerAdvice
@Order(0)
class ProblemAdvice {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final ProblemResponses problems;

  ProblemAdvice(ProblemResponses problems) {
    this.problems = problems;
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(ProblemException exception, HttpServletRequest request) {
    return answer(request, exception.refusal());
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(
      HttpMessageNotReadableException exception, HttpServletRequest request) {
    return answer(request, JsonRefusals.of(exception));
  }

  @ExceptionHandler
  ResponseEntity<Problem> invalid(
      MethodArgumentNotValidException exception, HttpServletRequest request) {
    return answer(request, ValidationRefusals.of(exception));
  }

  @ExceptionHandler
  ResponseEntity<Problem> invalid(
      HandlerMethodValidationException exception, HttpServletRequest request) {
    return exception.isForReturnValue()
        ? unexpected(exception, request)
        : answer(request, ValidationRefusals.of(exception));
  }

  @ExceptionHandler
  ResponseEntity<Problem> mistyped(
      MethodArgumentTypeMismatchException exception, HttpServletRequest request) {
    return answer(request, ValidationRefusals.of(exception));
  }

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class
  })
  ResponseEntity<Problem> unavailable(Exception exception, HttpServletRequest request) {
    return answer(request, unreachable(exception));
  }

  @ExceptionHandler
  void gone(AsyncRequestNotUsableException exception) {
    LOG.debug("The caller left before the answer was sent", exception);
  }

  // Spring's own refusals carry a status and headers such as Allow.
  @ExceptionHandler
  ResponseEntity<Problem> other(Exception exception, HttpServletRequest request) {
    return exception instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()
        ? problems.entity(request, SpringRefusals.of(error), error.getHeaders())
        : unexpected(exception, request);
  }

  private ResponseEntity<Problem> unexpected(Exception exception, HttpServletRequest request) {
    return answer(request, incident(exception));
  }

  private static Refusal unreachable(Throwable failure) {
    LOG.error("The control database cannot be reached", failure);
    var detail = "The control database cannot be reached; try again in a moment.";
    return new Refusal(ProblemCode.UNAVAILABLE, detail);
  }

  /// What a failure outside of any handler is answered with.
  static Refusal outsideOfHandlers(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException) {
        return unreachable(cause);
      }
    }
    return incident(failure);
  }

  private static Refusal incident(Throwable failure) {
    var incident = UUID.randomUUID().toString();
    LOG.error("Incident {}", incident, failure);
    return new Refusal(
        ProblemCode.INTERNAL_ERROR,
        "Slipway failed; its log says more under incident " + incident + ".",
        List.of(),
        Map.of("incident", incident));
  }

  private ResponseEntity<Problem> answer(HttpServletRequest request, Refusal refusal) {
    return problems.entity(request, refusal, HttpHeaders.EMPTY);
  }
}
