package io.slipway.control.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/// What keeps Slipway's own role from changing the audit trail.
///
/// @param role what that role is in the control database
/// @param rightsRevoked whether it lacks the rights to change and to remove entries
/// @param triggersInPlace whether the triggers are there and on that refuse it
@Schema(description = "What keeps Slipway's own role from changing the audit trail")
record AuditProtection(DatabaseRole role, boolean rightsRevoked, boolean triggersInPlace) {

  /// What a role is, from the least to the most that it could do.
  enum DatabaseRole {
    /// Another role owns the tables: it can only add entries.
    SEPARATE,
    /// It owns the tables: it could give itself the rights again and turn the triggers off.
    OWNER,
    /// Nothing holds it.
    SUPERUSER
  }
}
