package io.slipway.control.gate.approval;

import io.slipway.control.planning.BundleUploaders;
import io.slipway.control.planning.Plan;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Keeps people from approving what may be their own.
///
/// People are told apart by who they are, not by the token they show: what a machine asked for
/// counts as asked for by whoever made its token, since they have seen it.
@Component
public class FourEyes {

  private final BundleUploaders uploaders;

  FourEyes(BundleUploaders uploaders) {
    this.uploaders = uploaders;
  }

  /// Why a person's approval of a plan does not count; empty when it does.
  public Optional<String> obstacle(Plan plan, UUID person) {
    if (plan.createdBy().person().equals(Optional.of(person))) {
      return Optional.of(
          "whoever asks for a plan cannot approve it, nor can whoever made the token that asked");
    }
    return uploaders.of(plan.project(), plan.bundle()).contains(person)
        ? Optional.of(
            "whoever uploads a bundle cannot approve what it does, nor can whoever made the token"
                + " that uploaded it")
        : Optional.empty();
  }
}
