package io.slipway.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers what filters and the container refuse without words of their own.
@Controller
@OpenToAll
class ErrorPage implements ErrorController {

  private static final int SERVER_ERRORS = 500;

  private final ProblemResponses problems;

  ErrorPage(ProblemResponses problems) {
    this.problems = problems;
  }

  @RequestMapping("${spring.web.error.path:/error}")
  void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
    problems.write(request, response, refusal(request));
  }

  private static Refusal refusal(HttpServletRequest request) {
    var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    if (!(status instanceof Integer code)) {
      return SpringRefusals.ofStatus(404);
    }
    return code < SERVER_ERRORS
        ? SpringRefusals.ofStatus(code)
        : ProblemAdvice.outsideOfHandlers(cause(failure, code));
  }

  private static Throwable cause(@Nullable Object failure, int status) {
    return failure instanceof Throwable thrown
        ? thrown
        : new IllegalStateException("the container answered " + status);
  }
}
