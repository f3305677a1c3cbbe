package io.slipway.control.access.session;

import io.slipway.control.access.People;
import io.slipway.control.access.StoredPerson;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Role;
import io.slipway.http.authorization.SessionCookie;
import io.slipway.http.authorization.SessionSecret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of sessions.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "access")
class SessionController {

  private final Sessions sessions;
  private final SessionRows rows;
  private final People people;
  private final AccessCheck access;
  private final Clock clock;

  SessionController(
      Sessions sessions, SessionRows rows, People people, AccessCheck access, Clock clock) {
    this.sessions = sessions;
    this.rows = rows;
    this.people = people;
    this.access = access;
    this.clock = clock;
  }

  /// The session that makes the request.
  record OwnSession(
      UUID id,
      UUID person,
      @Schema(example = "alice") String name,
      @Schema(example = "Alice Example") String displayName,
      List<Grant> grants,
      @Schema(description = "To be sent in the header `X-CSRF-Token` with each change")
          String csrfToken,
      @Schema(description = "When it ends if it is not used") Instant idleUntil,
      @Schema(description = "When it ends, used or not") Instant expiresAt) {

    @Override
    public String toString() {
      return "OwnSession[" + id + "]";
    }
  }

  /// All sessions of a person, newest first.
  record OwnSessions(List<StoredSession> items) {}

  @GetMapping("/session")
  @Authorize(role = Role.VIEWER, on = Authorize.SELF)
  @Operation(operationId = "getSession", summary = "Shows the session that makes the request")
  OwnSession get(HttpServletRequest request) {
    var secret = secret(request);
    var caller = access.caller();
    var session =
        rows.of(person(), clock.instant()).stream()
            .filter(own -> own.id().equals(caller.id()))
            .findFirst()
            .orElseThrow(SessionController::noSession);
    return new OwnSession(
        session.id(),
        person(),
        caller.name(),
        people.find(person()).map(StoredPerson::displayName).orElse(""),
        caller.grants(),
        secret.csrfToken(),
        sessions.idleUntil(session),
        session.expiresAt());
  }

  @DeleteMapping("/session")
  @Authorize(role = Role.VIEWER, on = Authorize.SELF, action = "session.end")
  @Operation(operationId = "signOut", summary = "Ends the session that makes the request")
  @ApiResponse(responseCode = "204", description = "Signed out")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  ResponseEntity<Void> signOut(HttpServletRequest request) {
    secret(request);
    sessions.end(person(), access.caller().id(), access.caller().name());
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.SESSION.gone())
        .build();
  }

  @GetMapping("/me/sessions")
  @Authorize(role = Role.VIEWER, on = Authorize.SELF)
  @Operation(operationId = "listOwnSessions", summary = "Lists the caller's sessions, newest first")
  OwnSessions list() {
    return new OwnSessions(
        access.caller().person().map(id -> rows.of(id, clock.instant())).orElse(List.of()));
  }

  @DeleteMapping("/me/sessions/{id}")
  @Authorize(role = Role.VIEWER, on = Authorize.SELF, action = "session.end")
  @Operation(operationId = "endOwnSession", summary = "Ends one of the caller's sessions at once")
  @ApiResponse(responseCode = "204", description = "It has ended")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id) {
    var caller = access.caller();
    if (caller.person().filter(own -> sessions.end(own, id, caller.name())).isEmpty()) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "You have no session " + id + ".");
    }
  }

  private UUID person() {
    return access.caller().person().orElseThrow(SessionController::noSession);
  }

  // A bearer token counts alone; a cookie beside it is nobody's.
  private static SessionSecret secret(HttpServletRequest request) {
    return SessionCookie.SESSION
        .read(request)
        .filter(_ -> request.getHeader(HttpHeaders.AUTHORIZATION) == null)
        .orElseThrow(SessionController::noSession);
  }

  private static ProblemException noSession() {
    return new ProblemException(
        ProblemCode.NOT_FOUND, "The request comes with a token, not with a session.");
  }
}
