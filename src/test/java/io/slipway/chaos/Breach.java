package io.slipway.chaos;

/// Something that must never be.
///
/// @param words what was found
record Breach(Invariant invariant, String words) {

  /// What must hold whatever happened.
  enum Invariant {
    APPLIED_ONCE("no migration is applied twice"),
    RECORDED_IS_THERE("none is recorded that is not there"),
    THERE_IS_RECORDED("none is there that is not recorded"),
    AUDIT_WHOLE("no audit entry is lost or doubled"),
    ACCOUNT_TRUE("what the run says of its steps is so"),
    DEFINED_END("every run comes to a defined end by itself"),
    LEASES_FREE("sessions, locks and tasks are gone afterwards");

    private final String words;

    Invariant(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    Breach broken(String how) {
      return new Breach(this, how);
    }
  }
}
