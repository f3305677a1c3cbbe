package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an environment shall be from now on.
@Schema(
    example =
        """
        {"name": "Staging", "order": 2}""")
record EnvironmentChange(
    @NotNull @Size(min = 1, max = DisplayName.LONGEST) String name,
    @NotNull @Min(Environment.FIRST) @Max(Environment.LAST) Integer order,
    @Nullable
        @Valid
        @Schema(description = "Left out, Slipway's embedded server is used if there is one")
        ScratchWish scratch,
    @Nullable
        @Size(max = 20)
        @Schema(
            description =
                "How long runs wait for others' locks, under the keys of `locks` in the files; what is left out is as by default",
            example = "{\"blocking-lock-timeout\": \"1s\", \"budget\": \"5m\"}")
        Map<String, Object> locks,
    @Nullable
        @Size(max = 20)
        @Schema(
            description =
                "What is looked at before a run, under the keys of `preflight` in the files; what is left out is as by default",
            example = "{\"long-transaction\": \"5m\", \"off\": [\"space\"]}")
        Map<String, Object> preflight,
    @Nullable
        @Size(max = 20)
        @Schema(
            description =
                "What is looked at behind a run, under the keys of `postflight` in the files; what is left out is as by default",
            example = "{\"patience\": \"2m\"}")
        Map<String, Object> postflight,
    @Nullable
        @Size(max = 500)
        @Schema(
            description =
                "How grave what lint finds is taken, by rules and classes, as under `lint` in the files; what is left out is as the rules have it",
            example = "{\"SW602\": \"warning\", \"coordination\": \"note\"}")
        Map<String, Object> lint,
    @Nullable
        @Size(max = 50)
        @Schema(
            description =
                "In which order deployments reach their targets, under the keys of `waves` in the files; left out, all are one wave",
            example = "[{\"match\": {\"tier\": \"canary\"}, \"bake\": \"10m\"}, {\"parallel\": 8}]")
        List<@NotNull Map<String, Object>> waves,
    @Nullable
        @Size(max = HooksReader.MOST)
        @Schema(
            description =
                "What must succeed before and after runs, under the keys of `hooks` in the files; left out, nothing",
            example =
                "[{\"name\": \"workers drained\", \"gone\": [\"billing-*\"], \"timeout\": \"2m\"}]")
        List<@NotNull Map<String, Object>> hooks,
    @Nullable
        @Size(max = 20)
        @Schema(
            description =
                "What it asks of a plan before it may run, under the keys of `policy` in the files; left out, nothing",
            example =
                "{\"approvals\": [{\"when\": {\"change\": \"additive\"}, \"required\": 0}, {\"required\": 1}], \"rollback\": \"proven-lossy\"}")
        Map<String, Object> policy) {

  Environment of(String id) {
    return new RequestDocument(id)
        .with("name", name)
        .with("order", order)
        .with("scratch", scratch == null ? null : scratch.values())
        .with("locks", locks)
        .with("preflight", preflight)
        .with("postflight", postflight)
        .with("lint", lint)
        .with("waves", waves)
        .with("hooks", hooks)
        .with("policy", policy)
        .read(EnvironmentReader.KEYS, section -> new EnvironmentReader(section).read());
  }
}
