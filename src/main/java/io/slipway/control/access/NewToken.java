package io.slipway.control.access;

import io.slipway.http.authorization.Grant;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A token that somebody asks for.
///
/// @param name unique among the valid ones; audit entries give it as the actor
/// @param expiresAt when it ends; without it, never
@Schema(
    example =
        """
        {"name": "ci", "grants": [{"role": "DEPLOYER", "environment": "staging"}],
         "expiresAt": "2030-01-01T00:00:00Z"}""")
record NewToken(
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9][A-Za-z0-9 ._@-]{0,79}",
            message =
                "must be 1 to 80 letters, digits, spaces or ._@-, the first a letter or digit")
        String name,
    @NotEmpty @Size(max = 100) List<@NotNull @Valid Grant> grants,
    @Nullable Instant expiresAt) {}
