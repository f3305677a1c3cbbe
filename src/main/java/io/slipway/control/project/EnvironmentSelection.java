package io.slipway.control.project;

import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.AccessCheck;
import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The environments of which a list shows something to the current request's caller.
@Component
public class EnvironmentSelection {

  private final Environments environments;
  private final AccessCheck access;

  EnvironmentSelection(Environments environments, AccessCheck access) {
    this.environments = environments;
    this.access = access;
  }

  /// The one that the parameter `environment` names, or else all that the caller may see; `*`
  /// stands for every one there is.
  ///
  /// @throws io.slipway.http.ProblemException `invalid-parameter` for one that does not exist or
  ///     that the caller may not see, which is not told apart: a list for a mistyped name would
  ///     look as if all were well
  public Set<String> of(@Nullable String asked) {
    var visible = access.caller().environments(Role.VIEWER);
    if (asked == null) {
      return visible;
    }
    var exists = EnvironmentId.read(asked).flatMap(environments::find).isPresent();
    if (!exists || !(visible.contains(Grant.ALL) || visible.contains(asked))) {
      throw Refusal.ofField(
              ProblemCode.INVALID_PARAMETER,
              "environment",
              "must be an environment that this token may see")
          .asException();
    }
    return Set.of(asked);
  }
}
