package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a target shall be from now on. Its project and its environment stay: elsewhere it would be
/// another target.
@Schema(
    example =
        """
        {"url": "jdbc:postgresql://db2.example.com:5432/crm?sslmode=verify-full",
         "username": "slipway", "password": "env:CRM_PRODUCTION_PASSWORD",
         "labels": {"region": "eu"}}""")
record TargetChange(
    @Nullable @Size(max = 63) String database,
    @Nullable @Size(max = 500) String url,
    @Nullable @Size(max = 63) String username,
    @Nullable @Size(max = 1000) String password,
    @Nullable @Size(max = 32) Map<String, String> labels) {

  Target of(Target before) {
    return new NewTarget(
            before.id().value(),
            before.project().value(),
            before.environment().value(),
            database,
            url,
            username,
            password,
            labels)
        .target();
  }
}
