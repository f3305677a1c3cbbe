package io.slipway.control.notify.message;

import io.slipway.control.notify.address.NotifySettings;
import io.slipway.control.notify.outbox.Event;
import io.slipway.control.notify.outbox.Event.Place;
import io.slipway.control.notify.outbox.Event.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Events for tests of how they are worded.
final class Samples {

  static final NotifySettings SETTINGS =
      new NotifySettings(
          "https://slipway.example.com",
          List.of(),
          false,
          Duration.ofSeconds(15),
          Duration.ofHours(24),
          Duration.ofDays(30),
          8,
          null);

  private static final UUID ID = UUID.fromString("6e0bcd0e-1111-4222-8333-444455556666");

  private static final Map<String, String> IDS =
      Map.of(
          "project", "crm",
          "environment", "production",
          "target", "crm-production-eu",
          "ledger", "crm-production-eu");

  private static final Map<String, Map<String, Object>> DETAILS =
      Map.ofEntries(
          Map.entry("deployment.create", Map.of("targets", List.of("crm-eu", "crm-us"))),
          Map.entry("deployment.wave-started", Map.of("wave", 2)),
          Map.entry("deployment.stopped", Map.of("failed", 1, "cancelled", 12)),
          Map.entry("run.waiting", Map.of("for", List.of("session 4711 of billing-worker"))),
          Map.entry("run.orphaned", Map.of("for", List.of("session 4712, CREATE INDEX"))),
          Map.entry(
              "run.failed",
              Map.of("message", "relation \"orders\" already exists", "code", "STATEMENT_FAILED")),
          Map.entry("run.cancelled", Map.of("message", "Cancelled by ana.")),
          Map.entry("run.needs-decision", Map.of("message", "The fate of statement 3 is unknown.")),
          Map.entry("run.resolve", Map.of("decision", "applied", "reason", "The index is there.")),
          Map.entry(
              "deployment.break-glass",
              Map.of(
                  "past", List.of("approval", "window"),
                  "ticket", "OPS-17",
                  "reason", "Orders cannot be paid.")),
          Map.entry("deployment.review-glass", Map.of("comment", "It was needed.")),
          Map.entry("plan.approve", Map.of("comment", "Fine at night.")),
          Map.entry("plan.reject", Map.of("comment", "Not without an index.")),
          Map.entry("plan.comment", Map.of("comment", "How long will it take?")),
          Map.entry("plan.confirm", Map.of("subject", "support-told")),
          Map.entry(
              "freeze.declare",
              Map.of(
                  "from", "2026-12-20T00:00:00Z",
                  "to", "2027-01-02T00:00:00Z",
                  "reason", "Christmas")),
          Map.entry("person.create", Map.of("name", "ana")),
          Map.entry("person.change", Map.of("name", "ana")),
          Map.entry("person.disable", Map.of("name", "ana")),
          Map.entry("person.invite", Map.of("name", "ana")),
          Map.entry("person.lock-out", Map.of("name", "ana")),
          Map.entry("person.sign-in-failed", Map.of("name", "ana")),
          Map.entry("freeze.lift", Map.of("reason", "Christmas")),
          Map.entry("plan.failed", Map.of("reason", "The target does not answer.")),
          Map.entry("ledger.baseline-failed", Map.of("message", "permission denied")),
          Map.entry("ledger.repair-failed", Map.of("message", "permission denied")),
          Map.entry("ledger.resolve", Map.of("migration", "V7__orders.sql")),
          Map.entry("ledger.resolved", Map.of("migration", "V7__orders.sql", "as", "applied")),
          Map.entry(
              "ledger.resolve-failed",
              Map.of("migration", "V7__orders.sql", "message", "permission denied")),
          Map.entry("token.create", Map.of("name", "ci")),
          Map.entry("token.revoke", Map.of("name", "ci")),
          Map.entry(
              "subscription.gave-up",
              Map.of("name", "Releases", "failure", "hooks.example.com answered 503")));

  private Samples() {}

  /// As the trail tells of it.
  static Event of(String action) {
    var kind = action.substring(0, action.indexOf('.'));
    var detail = new HashMap<>(DETAILS.getOrDefault(action, Map.of()));
    if (kind.equals("run")) {
      detail.put("target", "crm-production-eu");
      detail.put("attempt", 1);
    }
    if (kind.equals("subscription") || kind.equals("delivery")) {
      detail.put("name", "Releases");
    }
    var isPlaceless = List.of("token", "subscription", "delivery").contains(kind);
    return event(
        action,
        new Subject(kind, Optional.of(IDS.getOrDefault(kind, "8d1f"))),
        isPlaceless ? Place.NONE : new Place(Optional.of("production"), Optional.of("crm")),
        detail);
  }

  static Event event(String action, Subject subject, Place place, Map<String, Object> detail) {
    var at = Instant.parse("2026-12-01T07:08:09.123456Z");
    return new Event(ID, Optional.of(4711L), at, "ana", action, subject, place, detail);
  }
}
