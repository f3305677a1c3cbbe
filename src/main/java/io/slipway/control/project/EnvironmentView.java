package io.slipway.control.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.slipway.control.project.policy.PolicyWriter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An environment as the API shows it.
@Schema(name = "Environment")
record EnvironmentView(
    @Schema(example = "staging") String id,
    @Schema(example = "Staging") String name,
    @Schema(example = "2", description = "Migrations pass lower ones first") int order,
    @Nullable @Schema(description = "Where plans are rehearsed; absent when it is left to Slipway")
        ScratchWish scratch,
    @Schema(description = "How long runs wait for others' locks, under the keys of the files")
        Map<String, Object> locks,
    @Schema(description = "What is looked at before a run, under the keys of the files")
        Map<String, Object> preflight,
    @Schema(description = "What is looked at behind a run, under the keys of the files")
        Map<String, Object> postflight,
    @Schema(description = "How grave what lint finds is taken, where not as the rules have it")
        Map<String, String> lint,
    @Schema(description = "In which order deployments reach their targets, under the same keys")
        List<Map<String, Object>> waves,
    @Schema(description = "What must succeed before and after runs, under the same keys")
        List<Map<String, Object>> hooks,
    @Schema(description = "What it asks of a plan before it may run, under the same keys")
        Map<String, Object> policy,
    @JsonUnwrapped Origin origin) {

  /// Where it comes from.
  @Schema(name = "EnvironmentOrigin")
  record Origin(
      @Schema(
              allowableValues = {"config", "api"},
              description = "Where it can be changed")
          String source,
      Instant createdAt,
      Instant updatedAt) {}

  static EnvironmentView of(Stored<Environment> stored) {
    var environment = stored.object();
    return new EnvironmentView(
        environment.id().value(),
        environment.name().value(),
        environment.order(),
        environment.scratch().map(ScratchWish::of).orElse(null),
        LocksReader.write(environment.locks()),
        PreflightReader.write(environment.preflight()),
        PostflightReader.write(environment.postflight()),
        environment.lint().settings(),
        WavesReader.write(environment.waves()),
        HooksReader.write(environment.hooks()),
        PolicyWriter.write(environment.policy()),
        new Origin(stored.source().word(), stored.createdAt(), stored.updatedAt()));
  }
}
