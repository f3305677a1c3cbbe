package io.slipway.control.access;

import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.ProblemCode;
import io.slipway.http.ProblemException;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The REST edge of a person's own tokens.
@RestController
@RequestMapping("/api/v1/me/tokens")
@Tag(name = "access")
class OwnTokenController {

  private final Tokens tokens;
  private final TokenRows rows;
  private final AccessCheck access;

  OwnTokenController(Tokens tokens, TokenRows rows, AccessCheck access) {
    this.tokens = tokens;
    this.rows = rows;
    this.access = access;
  }

  @GetMapping
  @Authorize(role = Role.VIEWER, on = Authorize.SELF)
  @Operation(operationId = "listOwnTokens", summary = "Lists the caller's own tokens, newest first")
  Page<StoredToken> list(@Valid @ParameterObject Paging paging) {
    return rows.pageOf(person(), paging);
  }

  @PostMapping
  @Authorize(role = Role.VIEWER, on = Authorize.SELF, action = "token.create")
  @Operation(
      operationId = "createOwnToken",
      summary = "Makes a token of the caller's own and shows it this once",
      description =
          "It allows at most what the request itself is allowed, and at each use no more than what"
              + " the person holds then.")
  @ApiResponse(responseCode = "201", description = "The token; it cannot be read again")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<IssuedToken> create(@Valid @RequestBody NewToken wish) {
    person();
    var token = tokens.issueOwn(wish, access.caller()).orThrow();
    var path = URI.create("/api/v1/me/tokens/" + token.details().id());
    return ResponseEntity.created(path).body(token);
  }

  @DeleteMapping("/{id}")
  @Authorize(role = Role.VIEWER, on = Authorize.SELF, action = "token.revoke")
  @Operation(operationId = "revokeOwnToken", summary = "Ends the validity of one's own token")
  @ApiResponse(responseCode = "204", description = "It is revoked")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID id) {
    var mine = rows.byId(id).filter(token -> person().equals(token.person()));
    if (mine.isEmpty()) {
      throw new ProblemException(ProblemCode.NOT_FOUND, "You have no token " + id + ".");
    }
    TokenController.revoke(tokens, id, access.caller());
  }

  private UUID person() {
    return access
        .caller()
        .person()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.FORBIDDEN, "A machine has no tokens of its own; people have."));
  }
}
