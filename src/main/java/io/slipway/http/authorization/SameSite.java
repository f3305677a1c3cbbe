package io.slipway.http.authorization;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemResponses;
import io.slipway.http.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses what a browser sends on behalf of another site's page: changes, and sign-ins too.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site` or `Origin`, which pages cannot
/// set; others than browsers send neither. Whoever shows a bearer token is not asked: no browser
/// adds one by itself.
final class SameSite extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final ProblemResponses problems;

  SameSite(ProblemResponses problems) {
    this.problems = problems;
  }

  static boolean isChange(HttpServletRequest request) {
    return !READING.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asked = isChange(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    if (asked && !isOwn(request)) {
      var detail = "A page of another site made this request; only Slipway's own pages may.";
      problems.write(request, response, new Refusal(ProblemCode.CROSS_SITE, detail));
      return;
    }
    chain.doFilter(request, response);
  }

  private static boolean isOwn(HttpServletRequest request) {
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
    return (site == null || OWN.contains(site)) && (origin == null || origin.equals(own(request)));
  }

  private static String own(HttpServletRequest request) {
    var scheme = request.getScheme().toLowerCase(Locale.ROOT);
    var usual = scheme.equals("https") ? 443 : 80;
    var host = scheme + "://" + request.getServerName();
    return request.getServerPort() == usual ? host : host + ":" + request.getServerPort();
  }
}
