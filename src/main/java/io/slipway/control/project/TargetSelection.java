package io.slipway.control.project;

import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.Visible;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The query parameters that select targets.
record TargetSelection(
    @Nullable
        @Pattern(regexp = NamePattern.REGEX, message = NamePattern.MESSAGE)
        @Parameter(description = "Only those of this project")
        String project,
    @Nullable
        @Pattern(regexp = NamePattern.REGEX, message = NamePattern.MESSAGE)
        @Parameter(description = "Only those in this environment")
        String environment,
    @Nullable
        @Size(max = 32)
        @Parameter(
            description = "Only those with this label; given several times, with all of them",
            example = "region=eu")
        List<String> label) {

  TargetFilter seenBy(Visible visible) {
    return new TargetFilter(
        Objects.requireNonNullElse(project, ""),
        Objects.requireNonNullElse(environment, ""),
        labels(),
        visible);
  }

  private Map<String, String> labels() {
    var labels = new LinkedHashMap<String, String>();
    for (var text : label == null ? List.<String>of() : label) {
      var equals = text.indexOf('=');
      if (equals < 1) {
        throw Refusal.ofField(
                ProblemCode.INVALID_PARAMETER, "label", "must be name=value, as in region=eu")
            .asException();
      }
      labels.put(text.substring(0, equals), text.substring(equals + 1));
    }
    return checked(labels);
  }

  private static Map<String, String> checked(Map<String, String> labels) {
    try {
      return new Labels(labels).values();
    } catch (IllegalArgumentException e) {
      throw Refusal.ofField(ProblemCode.INVALID_PARAMETER, "label", String.valueOf(e.getMessage()))
          .asException();
    }
  }
}
