package io.slipway.engine.preflight;

/// A privilege that a role does not have.
///
/// @param sentence who lacks what, on what
/// @param remedy the statement that gives it, or what else to do
record Lack(String sentence, String remedy) {

  /// @param ofSuperuser whether it belongs to a superuser, whose membership is nothing to give away
  static Lack owner(String role, String object, String owner, boolean ofSuperuser) {
    return new Lack(
        "%s does not own %s, which belongs to %s".formatted(role, object, owner),
        ofSuperuser
            ? "make %s the owner of %s (ALTER … OWNER TO)".formatted(role, object)
            : "GRANT %s TO %s".formatted(owner, role));
  }

  /// @param superuser whether the other is one
  static Lack membership(String role, String other, boolean superuser) {
    return new Lack(
        "%s is no member of %s".formatted(role, other),
        superuser
            ? "have %s run what needs it, who is a superuser".formatted(other)
            : "GRANT %s TO %s".formatted(other, role));
  }

  static Lack privilege(String role, String privilege, String object) {
    return new Lack(
        "%s lacks %s on %s".formatted(role, privilege, object),
        "GRANT %s ON %s TO %s".formatted(privilege, object, role));
  }
}
