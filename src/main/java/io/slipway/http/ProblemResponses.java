package io.slipway.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The one place where refusals become answers, for controllers, filters and the container alike.
@Component
public class ProblemResponses {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemResponses.class);
  private static final String HEARD = ProblemResponses.class.getName() + ".heard";

  private final JsonMapper json;
  private final ObjectProvider<RefusalListener> listeners;

  ProblemResponses(JsonMapper json, ObjectProvider<RefusalListener> listeners) {
    this.json = json;
    this.listeners = listeners;
  }

  /// The answer for a handler to return.
  ResponseEntity<Problem> entity(HttpServletRequest request, Refusal refusal, HttpHeaders headers) {
    var problem = heard(request, refusal);
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .headers(more -> refusal.retryAfter().ifPresent(s -> more.set(HttpHeaders.RETRY_AFTER, s)))
        .contentType(Problem.MEDIA_TYPE)
        .body(problem);
  }

  /// Writes the answer where no handler was reached.
  public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    var problem = heard(request, refusal);
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(problem.status());
    refusal.retryAfter().ifPresent(s -> response.setHeader(HttpHeaders.RETRY_AFTER, s));
    response.setContentType(Problem.MEDIA_TYPE.toString());
    var body = json.writeValueAsBytes(problem);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private Problem heard(HttpServletRequest request, Refusal refusal) {
    if (request.getAttribute(HEARD) == null) {
      request.setAttribute(HEARD, refusal.code());
      listeners.orderedStream().forEach(listener -> tell(listener, request, refusal));
    }
    return Problem.of(refusal, RequestPath.of(request));
  }

  // Nothing was changed by a refused request, so a listener that fails keeps nobody from hearing
  // no.
  private static void tell(RefusalListener listener, HttpServletRequest request, Refusal refusal) {
    try {
      listener.refused(request, refusal);
    } catch (RuntimeException e) {
      LOG.error("A refused request could not be recorded", e);
    }
  }
}
