package io.slipway.control.project;

import io.slipway.control.secret.SecretReference;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A target as the API shows it; of its password only where it is.
@Schema(name = "Target")
record TargetView(
    @Schema(example = "crm-production-eu") String id,
    @Schema(example = "crm") String project,
    @Schema(example = "production") String environment,
    @Nullable @Schema(description = "On Slipway's own server") String database,
    @Nullable String url,
    @Nullable String username,
    @Nullable @Schema(description = "A reference", example = "env:CRM_PASSWORD") String password,
    Map<String, String> labels,
    @Schema(
            allowableValues = {"config", "api"},
            description = "Where it can be changed")
        String source,
    Instant createdAt,
    Instant updatedAt) {

  static TargetView of(Stored<Target> stored) {
    var target = stored.object();
    var own = target.connection() instanceof TargetConnection.OnControlServer it ? it : null;
    var byUrl = target.connection() instanceof TargetConnection.ByUrl it ? it : null;
    return new TargetView(
        target.id().value(),
        target.project().value(),
        target.environment().value(),
        own == null ? null : own.database().value(),
        byUrl == null ? null : byUrl.url().value(),
        byUrl == null ? null : byUrl.username().value(),
        Optional.ofNullable(byUrl)
            .flatMap(TargetConnection.ByUrl::password)
            .map(SecretReference::toString)
            .orElse(null),
        target.labels().values(),
        stored.source().word(),
        stored.createdAt(),
        stored.updatedAt());
  }
}
