package io.slipway.http.authorization;

import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemResponses;
import io.slipway.http.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/// What the filters answer to whom they do not let pass.
final class Refusals {

  private Refusals() {}

  static AuthenticationEntryPoint unauthenticated(ProblemResponses problems) {
    return (request, response, _) -> {
      var given = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
      var detail =
          given
              ? "The token is unknown, expired or revoked."
              : "Send a token in the header Authorization: Bearer slw_..., or sign in.";
      response.setHeader(
          HttpHeaders.WWW_AUTHENTICATE,
          given ? "Bearer realm=\"slipway\", error=\"invalid_token\"" : "Bearer realm=\"slipway\"");
      problems.write(request, response, new Refusal(ProblemCode.UNAUTHENTICATED, detail));
    };
  }

  static AccessDeniedHandler forbidden(ProblemResponses problems) {
    return (request, response, reason) ->
        problems.write(
            request,
            response,
            reason instanceof CsrfException
                ? new Refusal(
                    ProblemCode.CROSS_SITE,
                    "Send the session's csrfToken, as GET /api/v1/session gives it, in the header "
                        + SessionCsrf.HEADER
                        + ".")
                : new Refusal(ProblemCode.FORBIDDEN, "The token does not allow this."));
  }
}
