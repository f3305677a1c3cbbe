package io.slipway.control.access;

import io.slipway.http.Page;
import io.slipway.http.Paging;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Authorize;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/// The REST edge of tokens.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "access")
class TokenController {

  private final Tokens tokens;
  private final TokenRows rows;
  private final AccessCheck access;

  TokenController(Tokens tokens, TokenRows rows, AccessCheck access) {
    this.tokens = tokens;
    this.rows = rows;
    this.access = access;
  }

  /// Who asks.
  ///
  /// @param tokenId of the token or session
  /// @param person absent for a machine
  record Me(UUID tokenId, String name, @Nullable UUID person, List<Grant> grants) {}

  @GetMapping("/me")
  @Authorize(role = Role.VIEWER, on = Authorize.SELF)
  @Operation(operationId = "getMe", summary = "Says who the caller is and what is allowed")
  Me me() {
    var caller = access.caller();
    return new Me(caller.id(), caller.name(), caller.person().orElse(null), caller.grants());
  }

  @GetMapping("/tokens")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL)
  @Operation(operationId = "listTokens", summary = "Lists all tokens, newest first")
  Page<StoredToken> list(@Valid @ParameterObject Paging paging) {
    return rows.page(paging);
  }

  @PostMapping("/tokens")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "token.create")
  @Operation(operationId = "createToken", summary = "Makes a token and shows it this once")
  @ApiResponse(responseCode = "201", description = "The token; it cannot be read again")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<IssuedToken> create(@Valid @RequestBody NewToken wish) {
    var token = tokens.issue(wish, access.caller()).orThrow();
    return ResponseEntity.created(URI.create("/api/v1/tokens/" + token.details().id())).body(token);
  }

  @DeleteMapping("/tokens/{id}")
  @Authorize(role = Role.ADMIN, on = Authorize.GLOBAL, action = "token.revoke")
  @Operation(operationId = "revokeToken", summary = "Ends a token's validity at once and for good")
  @ApiResponse(responseCode = "204", description = "It is revoked")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(@PathVariable UUID id) {
    revoke(tokens, id, access.caller());
  }

  static void revoke(Tokens tokens, UUID id, Caller by) {
    var refusal = tokens.revoke(id, by.name());
    if (refusal.isPresent()) {
      throw refusal.get().asException();
    }
  }
}
