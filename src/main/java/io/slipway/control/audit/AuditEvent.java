package io.slipway.control.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody did, to be written with the change itself.
///
/// @param actor the token's name, or `system`
/// @param action what was done, `<kind>.<verb>`: `token.create`
/// @param objectKind what it was done to: `token`
/// @param detail further facts: strings, whole numbers, booleans, lists and maps of them; never a
///     secret
public record AuditEvent(
    String actor,
    String action,
    String objectKind,
    @Nullable String objectId,
    @Nullable String environment,
    @Nullable String project,
    Map<String, ?> detail) {

  public AuditEvent {
    detail = Map.copyOf(detail);
  }

  /// An event without further facts, of no environment.
  public static AuditEvent of(String actor, String action, String objectKind, String objectId) {
    return new AuditEvent(actor, action, objectKind, objectId, null, null, Map.of());
  }

  public AuditEvent with(Map<String, ?> facts) {
    return new AuditEvent(actor, action, objectKind, objectId, environment, project, facts);
  }

  public AuditEvent in(@Nullable String otherEnvironment, @Nullable String otherProject) {
    return new AuditEvent(
        actor, action, objectKind, objectId, otherEnvironment, otherProject, detail);
  }
}
