package io.slipway.http.authorization;

import io.slipway.http.ProblemResponses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses callers who ask too often.
final class RequestRates extends OncePerRequestFilter {

  private final RequestLimits limits;
  private final ProblemResponses problems;

  RequestRates(RequestLimits limits, ProblemResponses problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var refusal = Caller.of(request).flatMap(limits::request);
    if (refusal.isPresent()) {
      // Or the audit trail would hold an entry for each.
      Caller.detachFrom(request);
      problems.write(request, response, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }
}
