package io.slipway.control.planning;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a plan is asked for.
@Schema(
    example =
        """
        {"project": "inventory", "environment": "production"}
        """)
record PlanRequest(
    @Nullable
        @Size(max = 63)
        @Schema(
            description = "The project; may be left out when the bundle belongs to one project",
            example = "inventory")
        String project,
    @Nullable
        @Pattern(regexp = "[0-9a-f]{64}", message = "must be a bundle's id")
        @Schema(
            description =
                "The bundle; left out, it is read from the project's configured folder, or is the"
                    + " one uploaded last")
        String bundle,
    @Nullable
        @Size(max = 63)
        @Schema(
            description = "All targets that the project has in this environment",
            example = "production")
        String environment,
    @Nullable
        @Size(min = 1, max = 1000)
        @Schema(description = "Chosen targets, all of one environment; instead of `environment`")
        List<@NotNull @Size(max = 63) String> targets,
    @Nullable @Schema(description = "`apply` when left out") PlanKind kind) {}
