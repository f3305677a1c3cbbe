package io.slipway.control.project;

import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Scope;
import io.slipway.http.authorization.Visible;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a list shows to the current request's caller.
@Component
public class EnvironmentSelection {

  private final Environments environments;
  private final AccessCheck access;

  EnvironmentSelection(Environments environments, AccessCheck access) {
    this.environments = environments;
    this.access = access;
  }

  /// What is in the environment that the parameter names, or else all that the caller may see.
  ///
  /// @throws io.slipway.http.ProblemException `invalid-parameter` for one that does not exist or
  ///     that the caller may not see, which is not told apart: a list for a mistyped name would
  ///     look as if all were well
  public Visible of(@Nullable String asked) {
    var visible = access.caller().visible();
    if (asked == null) {
      return visible;
    }
    var exists = EnvironmentId.read(asked).flatMap(environments::find).isPresent();
    if (!exists || !access.caller().sees(Scope.ofEnvironment(asked))) {
      throw Refusal.ofField(
              ProblemCode.INVALID_PARAMETER,
              "environment",
              "must be an environment that this token may see")
          .asException();
    }
    return visible.in(asked);
  }
}
