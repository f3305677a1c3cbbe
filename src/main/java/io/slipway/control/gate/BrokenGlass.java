package io.slipway.control.gate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.slipway.control.project.policy.PassableGate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deployment that somebody let past gates.
///
/// @param person who did
/// @param review by somebody else; absent until then, and the environment is red
@Schema(name = "BreakGlass", description = "A deployment that somebody let past gates")
public record BrokenGlass(
    UUID deployment,
    @Schema(example = "production") String environment,
    @Schema(example = "crm") String project,
    @JsonIgnore UUID person,
    @Schema(example = "grace") String by,
    String reason,
    @Schema(example = "OPS-4711") String ticket,
    @JsonIgnore Set<PassableGate> gates,
    Instant at,
    @Nullable @Schema(description = "Absent until somebody else has looked") Review review) {

  /// What somebody else said of it afterwards.
  @Schema(name = "BreakGlassReview")
  public record Review(@Schema(example = "ada") String by, Instant at, String comment) {}

  public BrokenGlass {
    gates = Set.copyOf(gates);
  }

  /// The gates, as policies call them.
  @Schema(example = "[\"approval\", \"window\"]")
  @JsonProperty("past")
  public List<String> past() {
    return gates.stream().sorted().map(PassableGate::word).toList();
  }
}
