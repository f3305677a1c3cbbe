package io.slipway.control.access.session;

import io.slipway.http.OpenToAll;
import io.slipway.http.ProblemException;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.RequestLimits;
import io.slipway.http.authorization.SessionCookie;
import io.slipway.http.authorization.SessionSecret;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The door: what takes a name and a password, or an invitation, instead of a token.
@RestController
@OpenToAll
@RequestMapping("/api/v1")
@Tag(name = "access")
@SecurityRequirements
class SignInController {

  static final String PASSWORD = "[^\\p{Cntrl}\\p{Cs}]{1,512}";
  static final String PASSWORD_MESSAGE = "must be 1 to 512 printable characters";
  private static final String NAME = "[!-~]{1,100}";
  private static final String NAME_MESSAGE = "must be 1 to 100 characters";

  private final Passwords passwords;
  private final Sessions sessions;
  private final RequestLimits limits;
  private final Clock clock;

  SignInController(Passwords passwords, Sessions sessions, RequestLimits limits, Clock clock) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.limits = limits;
    this.clock = clock;
  }

  /// Who wants in.
  @Schema(
      example =
          """
          {"name": "alice", "password": "a sentence is a good password"}""")
  record SignIn(
      @NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String name,
      @NotNull @Pattern(regexp = PASSWORD, message = PASSWORD_MESSAGE) String password) {

    @Override
    public String toString() {
      return "SignIn[" + name + "]";
    }
  }

  /// Who was invited to set a password.
  @Schema(
      example =
          """
          {"name": "alice", "password": "a sentence is a good password", "invitation":
           "0000000000000000000000000000000000000000000000000000000000000000"}""")
  record FirstPassword(
      @NotNull @Pattern(regexp = NAME, message = NAME_MESSAGE) String name,
      @Schema(description = "As `POST /api/v1/people/{id}/invitation` gave it")
          @NotNull
          @Pattern(regexp = "[0-9a-f]{64}", message = "must be 64 of 0-9a-f")
          String invitation,
      @Schema(description = "12 to 128 characters")
          @NotNull
          @Pattern(regexp = PASSWORD, message = PASSWORD_MESSAGE)
          String password) {

    @Override
    public String toString() {
      return "FirstPassword[" + name + "]";
    }
  }

  /// What a page needs of its new session.
  record SignedIn(
      @Schema(description = "To be sent in the header `X-CSRF-Token` with each change")
          String csrfToken) {

    @Override
    public String toString() {
      return "SignedIn[...]";
    }
  }

  @PostMapping("/session")
  @Operation(
      operationId = "signIn",
      summary = "Signs in with a password",
      description = "The session is in the cookie `__Host-slipway`; a session of before ends.")
  @ApiResponse(responseCode = "201", description = "Signed in")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<SignedIn> signIn(@Valid @RequestBody SignIn wish, HttpServletRequest request) {
    limit(request, wish.name());
    var opened =
        passwords
            .check(wish.name(), wish.password())
            .flatMap(person -> sessions.open(person, Place.of(request), "password"))
            .orElseThrow(Passwords.REFUSED::asException);
    SessionCookie.SESSION.read(request).ifPresent(sessions::replace);
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(
            HttpHeaders.SET_COOKIE, SessionCookie.SESSION.holding(opened.secret(), opened.age()))
        .body(new SignedIn(opened.secret().csrfToken()));
  }

  @PostMapping("/password")
  @Operation(
      operationId = "redeemInvitation",
      summary = "Sets the first password, or a forgotten one anew, with an invitation")
  @ApiResponse(responseCode = "204", description = "The password is set; sign in with it")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void redeem(@Valid @RequestBody FirstPassword wish, HttpServletRequest request) {
    limit(request, wish.name());
    refuse(
        passwords.redeem(
            wish.name(), new SessionSecret(wish.invitation()), wish.password(), clock.instant()));
  }

  private void limit(HttpServletRequest request, String name) {
    refuse(limits.signIn(request, name.toLowerCase(Locale.ROOT)));
  }

  static void refuse(Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      throw new ProblemException(refusal.get());
    }
  }
}
