package io.slipway.control.access.oidc;

import io.slipway.control.access.session.Place;
import io.slipway.control.access.session.Sessions;
import io.slipway.http.OpenToAll;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.RequestLimits;
import io.slipway.http.authorization.SessionCookie;
import io.slipway.http.authorization.SessionSecret;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The way of a browser to the OIDC issuer and back.
@RestController
@OpenToAll
@Hidden
@RequestMapping(OidcController.PATH)
class OidcController {

  static final String PATH = "/api/v1/session/oidc";

  private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);
  private static final String CALLBACK = PATH + "/callback";
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  // It must come back with a request that another site's page sends the browser to.
  private static final SessionCookie ATTEMPT = new SessionCookie("__Host-slipway-oidc", "Lax");

  // A redirect would still be the other site's, and go without the strict cookie.
  private static final String SIGNED_IN =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Slipway</title>
      <meta http-equiv="refresh" content="0; url=/"></head>
      <body><p>You are signed in. <a href="/">Go on</a></p></body></html>
      """;

  private final OidcClient client;
  private final OidcAttempts attempts;
  private final OidcPeople people;
  private final Sessions sessions;
  private final RequestLimits limits;

  OidcController(
      OidcClient client,
      OidcAttempts attempts,
      OidcPeople people,
      Sessions sessions,
      RequestLimits limits) {
    this.client = client;
    this.attempts = attempts;
    this.people = people;
    this.sessions = sessions;
    this.limits = limits;
  }

  @GetMapping
  ResponseEntity<Void> begin(HttpServletRequest request) {
    limits
        .signIn(request)
        .ifPresent(
            refusal -> {
              throw refusal.asException();
            });
    var issuer = client.issuer().orElseThrow(OidcController::nobody);
    var attempt =
        new OidcAttempts.Attempt(
            SessionSecret.random().value(),
            SessionSecret.random().value(),
            SessionSecret.random().value());
    var there = client.authorization(issuer, attempt, back());
    var cookie = ATTEMPT.holding(attempts.begin(attempt), OidcAttempts.PATIENCE);
    return ResponseEntity.status(HttpStatus.FOUND)
        .header(HttpHeaders.LOCATION, there)
        .header(HttpHeaders.SET_COOKIE, cookie)
        .build();
  }

  @GetMapping("/callback")
  ResponseEntity<String> end(
      @Nullable @RequestParam(required = false) String code,
      @Nullable @RequestParam(required = false) String state,
      @Nullable @RequestParam(required = false) String error,
      HttpServletRequest request) {
    var attempt =
        ATTEMPT
            .read(request)
            .filter(_ -> state != null)
            .flatMap(secret -> attempts.take(secret, String.valueOf(state)));
    if (attempt.isEmpty()) {
      throw refused("This sign-in was not begun in this browser, is over, or took too long.");
    }
    if (code == null || error != null) {
      throw refused("The issuer did not let you in.");
    }
    var opened =
        people
            .known(user(attempt.get(), code))
            .flatMap(person -> sessions.open(person, Place.of(request), "oidc"))
            .orElseThrow(() -> refused("You are disabled in Slipway."));
    SessionCookie.SESSION.read(request).ifPresent(sessions::replace);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.SET_COOKIE, SessionCookie.SESSION.holding(opened.secret(), opened.age()))
        .header(HttpHeaders.SET_COOKIE, ATTEMPT.gone())
        .contentType(HTML)
        .body(SIGNED_IN);
  }

  private OidcUser user(OidcAttempts.Attempt attempt, String code) {
    try {
      var issuer = client.issuer().orElseThrow(OidcController::nobody);
      var user = client.finish(issuer, attempt, code, back());
      if (user.getSubject() == null || user.getSubject().isBlank()) {
        throw refused("The issuer does not say who you are.");
      }
      return user;
    } catch (AuthenticationException e) {
      LOG.info("A sign-in through the issuer is refused: {}", e.getMessage());
      throw refused("What the issuer says of you cannot be believed; the log says more.");
    }
  }

  private static String back() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().path(CALLBACK).toUriString();
  }

  private static ProblemException nobody() {
    return new ProblemException(
        ProblemCode.NOT_FOUND, "No OIDC issuer is configured, or it does not answer.");
  }

  private static ProblemException refused(String detail) {
    return new ProblemException(ProblemCode.SIGN_IN_REFUSED, detail);
  }
}
