package io.slipway.control.gate;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants to try against a policy: a plan, or facts in its place.
@Schema(
    name = "PolicySimulationRequest",
    example =
        """
        {"facts": {"change": "destructive", "table-size": "40GB", "targets": 1}}""")
record SimulationRequest(
    @Nullable @Schema(description = "A plan that is READY; give either it or facts") UUID plan,
    @Nullable
        @Size(max = 20)
        @Schema(
            description =
                "A value, or `unknown`, by each condition's key; what is left out is not known",
            example = "{\"change\": \"additive\", \"lock\": \"share\", \"table-size\": \"2GB\"}")
        Map<String, Object> facts,
    @Nullable
        @Size(max = 20)
        @Schema(
            description =
                "A draft to try in place of the environment's policy, under the keys of `policy` in"
                    + " the files")
        Map<String, Object> policy,
    @Nullable
        @Schema(description = "When it would run; now, when it is left out", format = "date-time")
        Instant at) {}
