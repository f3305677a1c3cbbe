package io.slipway.http.authorization;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// A role in one environment, or in all.
///
/// @param environment an environment's id, or `*`
public record Grant(
    @Schema(example = "DEPLOYER") @NotNull Role role,
    @Schema(description = "An environment's id, or `*` for all of them", example = "staging")
        @NotNull
        @Pattern(
            regexp = "\\*|[a-z0-9][a-z0-9-]{0,62}",
            message = "must be an environment's id or *")
        String environment) {

  /// All environments, and what belongs to none.
  public static final String ALL = "*";

  boolean covers(Role asked, String where) {
    return role.implies(asked) && (environment.equals(ALL) || environment.equals(where));
  }
}
