package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A target that somebody asks for: with a `database` on Slipway's own server, or with a `url`.
///
/// @param password a reference, `env:NAME` or `file:/path`; a password itself is refused
@Schema(
    example =
        """
        {"id": "crm-production-eu", "project": "crm", "environment": "production",
         "url": "jdbc:postgresql://db.example.com:5432/crm?sslmode=verify-full",
         "username": "slipway", "password": "env:CRM_PRODUCTION_PASSWORD",
         "labels": {"region": "eu"}}""")
record NewTarget(
    @NotNull @Pattern(regexp = NamePattern.REGEX, message = NamePattern.MESSAGE) String id,
    @NotNull @Pattern(regexp = NamePattern.REGEX, message = NamePattern.MESSAGE) String project,
    @NotNull @Pattern(regexp = NamePattern.REGEX, message = NamePattern.MESSAGE) String environment,
    @Nullable @Size(max = 63) String database,
    @Nullable @Size(max = 500) String url,
    @Nullable @Size(max = 63) String username,
    @Nullable @Size(max = 1000) String password,
    @Nullable @Size(max = 32) Map<String, String> labels) {

  Target target() {
    return new RequestDocument(id)
        .with("project", project)
        .with("environment", environment)
        .with("database", database)
        .with("url", url)
        .with("username", username)
        .with("password", password)
        .with("labels", labels)
        .read(TargetReader.KEYS, section -> new TargetReader(section).read());
  }
}
