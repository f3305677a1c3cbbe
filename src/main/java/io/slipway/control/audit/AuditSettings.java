package io.slipway.control.audit;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How the audit trail is signed.
///
/// @param checkpointFile where this instance writes its checkpoints, a file of its own; default
///     `audit-checkpoints.jsonl` in the data folder with the embedded server, else none: then
///     nothing is signed
/// @param signingKey a reference to the Ed25519 private key that signs them, PKCS #8 in PEM;
///     default with the embedded server `audit-signing.key` in the data folder, made once, else
///     none. With `slipway.database.url` either both are given or neither.
/// @param checkpointEvery how long entries wait at most to be signed; default 5 min, at least 1 s
/// @param checkpointEntries how many entries of this instance wait at most to be signed; default
///     1000
@Validated
@ConfigurationProperties("slipway.audit")
record AuditSettings(
    @Nullable Path checkpointFile,
    @Nullable
        @Pattern(
            regexp = "|env:.*|file:.*",
            message = "must be a reference to a key: env:NAME or file:/path")
        String signingKey,
    @DefaultValue("5m") @DurationMin(seconds = 1) Duration checkpointEvery,
    @DefaultValue("1000") @Min(1) @Max(1_000_000) int checkpointEntries) {}
