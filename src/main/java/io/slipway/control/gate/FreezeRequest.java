package io.slipway.control.gate;

import io.slipway.http.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A time in which nothing is to begin.
@Schema(
    example =
        """
        {"from": "2026-12-18T17:00:00Z", "to": "2027-01-04T05:00:00Z", "reason": "Year's end"}""")
record FreezeRequest(
    @Nullable @Schema(description = "Now, when it is left out") Instant from,
    @Nullable @Schema(description = "Left out, it holds until it is lifted") Instant to,
    @NotBlank @PlainText @Size(max = 500) String reason) {}
