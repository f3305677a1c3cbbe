package io.slipway.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets no body through that is larger than its limit, whether it states its length or not.
///
/// It runs behind the security chain: strangers are sent away before anything is read.
@Component
@Order(0)
class BodyLimit extends OncePerRequestFilter {

  private final HttpSettings settings;
  private final List<BodyAllowance> allowances;
  private final ProblemResponses problems;

  BodyLimit(HttpSettings settings, List<BodyAllowance> allowances, ProblemResponses problems) {
    this.settings = settings;
    this.allowances = List.copyOf(allowances);
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var limit = limitOf(request);
    if (request.getContentLengthLong() > limit) {
      problems.write(request, response, new BodyTooLargeException(limit).refusal());
    } else {
      chain.doFilter(new LimitedRequest(request, limit), response);
    }
  }

  private long limitOf(HttpServletRequest request) {
    return allowances.stream()
        .filter(allowance -> allowance.method().equals(request.getMethod()))
        .filter(allowance -> allowance.path().equals(request.getRequestURI()))
        .mapToLong(allowance -> allowance.max().toBytes())
        .findFirst()
        .orElse(settings.maxBody().toBytes());
  }

  private static final class LimitedRequest extends HttpServletRequestWrapper {

    private final long limit;

    LimitedRequest(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new LimitedBody(super.getInputStream(), limit);
    }
  }
}
