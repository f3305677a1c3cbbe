package io.slipway.engine.preflight;

/// A privilege that a role does not have.
///
/// @param sentence who lacks what, on what
/// @param remedy the statement that gives it
record Lack(String sentence, String remedy) {

  static Lack owner(String role, String object, String owner) {
    return new Lack(
        "%s does not own %s, which belongs to %s".formatted(role, object, owner),
        "GRANT %s TO %s".formatted(owner, role));
  }

  static Lack privilege(String role, String privilege, String object) {
    return new Lack(
        "%s lacks %s on %s".formatted(role, privilege, object),
        "GRANT %s ON %s TO %s".formatted(privilege, object, role));
  }
}
