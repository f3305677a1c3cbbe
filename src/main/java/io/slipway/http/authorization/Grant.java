package io.slipway.http.authorization;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A role in one environment, or in all, for one project or for all.
///
/// @param environment an environment's id, or `*`
/// @param project a project's id, or `*`, as when it is left out
public record Grant(
    @Schema(example = "DEPLOYER") @NotNull Role role,
    @Schema(description = "An environment's id, or `*` for all of them", example = "staging")
        @NotNull
        @Pattern(
            regexp = "\\*|[a-z0-9][a-z0-9-]{0,62}",
            message = "must be an environment's id or *")
        String environment,
    @Schema(description = "A project's id, or `*` for all, as when it is left out", example = "crm")
        @Pattern(regexp = "\\*|[a-z0-9][a-z0-9-]{0,62}", message = "must be a project's id or *")
        String project) {

  /// All environments or projects, and what belongs to none.
  public static final String ALL = "*";

  public Grant(Role role, String environment, @Nullable String project) {
    this.role = role;
    this.environment = environment;
    this.project = Objects.requireNonNullElse(project, ALL);
  }

  /// A role for all projects.
  public static Grant of(Role role, String environment) {
    return new Grant(role, environment, ALL);
  }

  boolean covers(Role asked, Scope scope) {
    return role.implies(asked)
        && contains(environment, scope.environment())
        && contains(project, scope.project());
  }

  /// Whether it holds for a part of what is asked for: a project's viewer sees the environments.
  boolean touches(Role asked, Scope scope) {
    return scope.equals(Scope.HOUSE)
        ? covers(asked, scope)
        : role.implies(asked)
            && overlaps(environment, scope.environment())
            && overlaps(project, scope.project());
  }

  private static boolean contains(String mine, String asked) {
    return mine.equals(ALL) || mine.equals(asked);
  }

  private static boolean overlaps(String mine, String asked) {
    return asked.equals(ALL) || contains(mine, asked);
  }

  @Override
  public String toString() {
    return role + " " + environment + (project.equals(ALL) ? "" : "/" + project);
  }
}
