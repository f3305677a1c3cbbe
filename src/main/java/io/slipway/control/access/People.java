package io.slipway.control.access;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.Grant;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds, changes and disables people.
@Service
public class People {

  static final String NAME = "[a-z0-9][a-z0-9._@-]{0,62}";
  static final String NAME_MESSAGE =
      "must be 1 to 63 lower-case letters, digits or ._@-, the first a letter or digit";
  static final String ADMIN = "admin";
  private static final String SYSTEM = "system";

  private final PersonRows rows;
  private final Actors actors;
  private final Administrators administrators;
  private final AuditTrail audit;
  private final Clock clock;

  People(
      PersonRows rows,
      Actors actors,
      Administrators administrators,
      AuditTrail audit,
      Clock clock) {
    this.rows = rows;
    this.actors = actors;
    this.administrators = administrators;
    this.audit = audit;
    this.clock = clock;
  }

  /// What came of a wish.
  public sealed interface Outcome {

    /// What is stored now; a refusal leaves as an exception, for the REST edge.
    default StoredPerson orThrow() {
      return switch (this) {
        case Done(var person) -> person;
        case Refused(var refusal) -> throw refusal.asException();
      };
    }

    /// The person as stored now.
    record Done(StoredPerson person) implements Outcome {}

    /// Why nothing was changed.
    record Refused(Refusal refusal) implements Outcome {}
  }

  public Optional<StoredPerson> find(UUID id) {
    return rows.byId(id);
  }

  @Transactional
  public Outcome create(NewPerson wish, String by) {
    actors.lock();
    if (actors.isTakenForPerson(wish.name())) {
      var message = "is, or was, the name of another person or token";
      return new Outcome.Refused(Refusal.ofField(ProblemCode.NAME_TAKEN, "name", message));
    }
    return new Outcome.Done(
        add(wish.name(), wish.displayName(), wish.email(), null, wish.grants(), by));
  }

  /// What an issuer says of a person, for people to read; nothing is decided by it.
  public record Described(String name, @Nullable String displayName, @Nullable String email) {}

  /// The person whom an issuer let in, who from now on may do this and nothing else.
  ///
  /// A person is known by issuer and subject, never by a name or an e-mail address, which others
  /// may have here or get there. Whoever comes first has the name; others get a number behind it.
  ///
  /// @return empty when the person is disabled
  @Transactional
  public Optional<UUID> arrived(
      StoredPerson.Foreign oidc, Described description, List<Grant> grants) {
    actors.lock();
    var known = rows.bySubject(oidc);
    if (known.isEmpty()) {
      var name = IssuedName.of(description.name(), actors::isTakenForPerson);
      var shown = IssuedName.printable(description.displayName()).orElse(name);
      var email = IssuedName.printable(description.email()).orElse(null);
      return Optional.of(add(name, shown, email, oidc, grants, SYSTEM).id());
    }
    var person = known.get();
    if (!person.isDisabled() && !Set.copyOf(person.grants()).equals(Set.copyOf(grants))) {
      rows.grant(person.id(), grants);
      audit.record(event(SYSTEM, "person.change", rows.byId(person.id()).orElseThrow()));
    }
    return known.filter(found -> !found.isDisabled()).map(StoredPerson::id);
  }

  private StoredPerson add(
      String name,
      String displayName,
      @Nullable String email,
      StoredPerson.@Nullable Foreign oidc,
      List<Grant> grants,
      String by) {
    var person =
        new StoredPerson(
            UUID.randomUUID(),
            name,
            displayName,
            email,
            oidc,
            grants.stream().distinct().toList(),
            false,
            by,
            now(),
            null,
            null);
    rows.insert(person);
    audit.record(event(by, "person.create", person));
    return person;
  }

  @Transactional
  public Outcome change(UUID id, PersonChange wish, String by) {
    actors.lock();
    var before = rows.byId(id);
    if (before.isEmpty()) {
      return new Outcome.Refused(unknown(id));
    }
    rows.describe(id, wish.displayName(), wish.email());
    rows.grant(id, wish.grants());
    if (wish.enabled()) {
      rows.enable(id);
    } else if (!before.get().isDisabled()) {
      rows.disable(id, by, now());
    }
    var after = rows.byId(id).orElseThrow();
    var obstacle = administrators.orUndo();
    if (obstacle.isPresent()) {
      return new Outcome.Refused(obstacle.get());
    }
    audit.record(event(by, "person.change", after));
    return new Outcome.Done(after);
  }

  /// Ends all that the person can do, at once; the name stays the person's. A second time changes
  /// nothing.
  ///
  /// @return why not, if so
  @Transactional
  public Optional<Refusal> disable(UUID id, String by) {
    actors.lock();
    var person = rows.byId(id);
    if (person.isEmpty()) {
      return Optional.of(unknown(id));
    }
    if (person.get().isDisabled()) {
      return Optional.empty();
    }
    rows.disable(id, by, now());
    var obstacle = administrators.orUndo();
    if (obstacle.isEmpty()) {
      audit.record(event(by, "person.disable", person.get()));
    }
    return obstacle;
  }

  /// The person who administers Slipway before there is anybody else, as such: whoever starts
  /// Slipway says so.
  UUID administrator() {
    var all = List.of(Grant.of(io.slipway.http.authorization.Role.ADMIN, Grant.ALL));
    var found = rows.byName(ADMIN);
    if (found.isEmpty()) {
      return add(ADMIN, "Administrator", null, null, all, SYSTEM).id();
    }
    var admin = found.get();
    if (admin.isDisabled() || !admin.grants().containsAll(all)) {
      rows.enable(admin.id());
      rows.grant(admin.id(), all);
      audit.record(event(SYSTEM, "person.change", rows.byId(admin.id()).orElseThrow()));
    }
    return admin.id();
  }

  private static Refusal unknown(UUID id) {
    return new Refusal(ProblemCode.NOT_FOUND, "There is no person " + id + ".");
  }

  private static AuditEvent event(String by, String action, StoredPerson person) {
    var grants = person.grants().stream().map(Grant::toString).toList();
    return AuditEvent.of(by, action, "person", person.id().toString())
        .with(Map.of("name", person.name(), "grants", grants, "enabled", !person.isDisabled()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
