package io.slipway.control.gate;

import io.slipway.control.project.policy.Policy;
import io.slipway.control.project.policy.PolicyWriter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/// An environment's policy as the API shows it.
@Schema(name = "Policy")
record PolicyView(
    @Schema(example = "production") String environment,
    @Schema(
            description =
                "SHA-256 of what it says, its freezes left out; part of plans' digests. `none` when"
                    + " it asks for nothing")
        String version,
    @Schema(description = "Under the keys of `policy` in the files, with what is as by default")
        Map<String, Object> policy,
    @Schema(description = "The same in sentences") List<String> meaning) {

  static PolicyView of(String environment, Policy policy) {
    return new PolicyView(
        environment, policy.version(), PolicyWriter.write(policy), PolicyWords.of(policy));
  }
}
