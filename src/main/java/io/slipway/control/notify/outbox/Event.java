package io.slipway.control.notify.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Something that happened, as it is told.
///
/// @param id the same however often and to whomever it is told
/// @param seq of the audit entry; empty for a test
public record Event(
    UUID id,
    Optional<Long> seq,
    Instant at,
    String actor,
    String action,
    Subject subject,
    Place place,
    Map<String, Object> detail) {

  public Event {
    detail = Map.copyOf(detail);
  }

  /// What it was done to.
  public record Subject(String kind, Optional<String> id) {}

  /// Where.
  public record Place(Optional<String> environment, Optional<String> project) {

    public static final Place NONE = new Place(Optional.empty(), Optional.empty());
  }
}
