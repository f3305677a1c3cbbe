package io.slipway.control.audit.chain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One immutable entry of the audit trail.
///
/// @param seq its number: 1, 2, 3 ... without gaps
/// @param at when, in UTC, with six digits of a second: `2026-01-31T12:00:00.123456Z`
/// @param previousHash the hash of the entry before, 64 zeros for the first
/// @param hash see [AuditHash]
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "One immutable, hash-chained record of who did what")
public record AuditEntry(
    @Schema(example = "42") long seq,
    @Schema(example = "2026-01-31T12:00:00.123456Z") String at,
    @Schema(example = "ci") String actor,
    @Schema(example = "token.create") String action,
    @Schema(example = "token") String objectKind,
    @Nullable String objectId,
    @Nullable @Schema(example = "staging") String environment,
    @Nullable String project,
    Map<String, Object> detail,
    String previousHash,
    String hash) {

  /// The same entry with the hash that it must have.
  ///
  /// @throws IllegalArgumentException when the detail holds what no entry can
  public AuditEntry hashed() {
    return new AuditEntry(
        seq,
        at,
        actor,
        action,
        objectKind,
        objectId,
        environment,
        project,
        detail,
        previousHash,
        AuditHash.of(this));
  }
}
