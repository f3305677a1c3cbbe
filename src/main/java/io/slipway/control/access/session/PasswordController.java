package io.slipway.control.access.session;

import io.slipway.control.access.People;
import io.slipway.control.access.StoredPerson;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.RequestLimits;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of passwords.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "access")
class PasswordController {

  private final Passwords passwords;
  private final PasswordSettings settings;
  private final People people;
  private final RequestGuards guards;
  private final Clock clock;

  PasswordController(
      Passwords passwords,
      PasswordSettings settings,
      People people,
      RequestGuards guards,
      Clock clock) {
    this.passwords = passwords;
    this.settings = settings;
    this.people = people;
    this.guards = guards;
    this.clock = clock;
  }

  /// What is asked before anything is done.
  @org.springframework.stereotype.Component
  record RequestGuards(AccessCheck access, RequestLimits limits) {}

  /// What lets somebody set a password.
  record Invitation(
      @Schema(description = "Shown once; hand it to the person and to nobody else") String code,
      Instant expiresAt) {

    @Override
    public String toString() {
      return "Invitation[...]";
    }
  }

  /// Another password.
  @Schema(
      example =
          """
          {"oldPassword": "a sentence is a good password",
           "newPassword": "another sentence is better"}""")
  record PasswordChange(
      @NotNull
          @Pattern(regexp = SignInController.PASSWORD, message = SignInController.PASSWORD_MESSAGE)
          String oldPassword,
      @Schema(description = "12 to 128 characters")
          @NotNull
          @Pattern(regexp = SignInController.PASSWORD, message = SignInController.PASSWORD_MESSAGE)
          String newPassword) {

    @Override
    public String toString() {
      return "PasswordChange[...]";
    }
  }

  @PostMapping("/people/{id}/invitation")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "person.invite")
  @Operation(
      operationId = "invitePerson",
      summary = "Makes a code with which the person sets a password, once",
      description = "For `POST /api/v1/password`. The invitation of before is good no more.")
  @ApiResponse(responseCode = "201", description = "The code; it cannot be read again")
  @ResponseStatus(HttpStatus.CREATED)
  Invitation invite(@PathVariable UUID id) {
    var person =
        people
            .find(id)
            .orElseThrow(
                () ->
                    new ProblemException(ProblemCode.NOT_FOUND, "There is no person " + id + "."));
    if (person.isDisabled() || person.oidc() != null) {
      throw new ProblemException(
          ProblemCode.NO_PASSWORD,
          person.isDisabled() ? "The person is disabled." : "The person signs in with OIDC.");
    }
    var until = clock.instant().plus(settings.invitation());
    var code = passwords.invite(person, until, guards.access().caller().name());
    return new Invitation(code.value(), until);
  }

  @PutMapping("/me/password")
  @Authorize(role = Role.VIEWER, on = Authorize.SELF, action = "person.password")
  @Operation(
      operationId = "changeOwnPassword",
      summary = "Changes the caller's own password; all other sessions end")
  @ApiResponse(responseCode = "204", description = "The new password holds")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(@Valid @RequestBody PasswordChange wish, HttpServletRequest request) {
    var caller = guards.access().caller();
    var person =
        caller
            .person()
            .flatMap(people::find)
            .filter(StoredPerson::password)
            .orElseThrow(
                () ->
                    new ProblemException(ProblemCode.NO_PASSWORD, "There is none to be changed."));
    SignInController.refuse(guards.limits().signIn(request, person.name()));
    if (passwords.check(person.name(), wish.oldPassword()).isEmpty()) {
      throw Passwords.REFUSED.asException();
    }
    SignInController.refuse(passwords.change(person, wish.newPassword(), caller.id()));
  }
}
