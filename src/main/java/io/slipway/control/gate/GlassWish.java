package io.slipway.control.gate;

import io.slipway.http.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/// Why a plan has to run now, past which gates.
@Schema(
    name = "BreakGlassWish",
    description = "Lets a deployment past gates, as far as the environment's policy allows it",
    example =
        """
        {"reason": "Checkout is down: the column is missing", "ticket": "OPS-4711",
         "past": ["approval", "window"]}""")
public record GlassWish(
    @NotBlank @PlainText @Size(max = 1000) String reason,
    @NotBlank @PlainText @Size(max = 200) @Schema(description = "Where the incident is kept")
        String ticket,
    @NotEmpty
        @Size(max = 20)
        @Schema(description = "The gates, as `break-glass.past` of the policy names them")
        List<@NotNull @Size(max = 50) String> past) {

  public GlassWish {
    past = past == null ? List.of() : past.stream().distinct().sorted().toList();
  }

  /// What makes two wishes the same.
  public String fingerprint() {
    return "%d:%s %d:%s %s".formatted(reason.length(), reason, ticket.length(), ticket, past);
  }
}
