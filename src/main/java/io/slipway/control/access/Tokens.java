package io.slipway.control.access;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.Caller.Identity;
import io.slipway.http.authorization.Caller.Identity.Machine;
import io.slipway.http.authorization.Caller.Identity.Person;
import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Grants;
import io.slipway.http.authorization.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues and revokes tokens.
@Service
class Tokens {

  private final TokenRows rows;
  private final People people;
  private final Guards guards;
  private final AuditTrail audit;
  private final Clock clock;

  Tokens(TokenRows rows, People people, Guards guards, AuditTrail audit, Clock clock) {
    this.rows = rows;
    this.people = people;
    this.guards = guards;
    this.audit = audit;
    this.clock = clock;
  }

  /// What came of a wish: a token, or the reason why there is none.
  sealed interface Issue {

    /// The token; a refusal leaves as an exception, for the REST edge.
    default IssuedToken orThrow() {
      return switch (this) {
        case Done(var token) -> token;
        case Refused(var refusal) -> throw refusal.asException();
      };
    }

    record Done(IssuedToken token) implements Issue {}

    record Refused(Refusal refusal) implements Issue {}
  }

  /// Makes a token for a machine.
  @Transactional
  public Issue issue(NewToken wish, Caller by) {
    lock();
    return issue(wish, new Issued(by.name(), new Machine(by.responsible()), "api"));
  }

  /// Makes a token of the caller's own, who must be a person; it is called `<person> (<name>)`.
  @Transactional
  public Issue issueOwn(NewToken wish, Caller by) {
    lock();
    var person = people.find(by.person().orElseThrow()).orElseThrow();
    for (var i = 0; i < wish.grants().size(); i++) {
      if (!Grants.include(by.grants(), wish.grants().get(i))) {
        var message = "is more than you are allowed yourself";
        return new Issue.Refused(
            Refusal.ofField(ProblemCode.INVALID_FIELD, "grants[" + i + "]", message));
      }
    }
    var own =
        new NewToken(person.name() + " (" + wish.name() + ")", wish.grants(), wish.expiresAt());
    return issue(own, new Issued(by.name(), new Person(person.id()), "api"));
  }

  private Issue issue(NewToken wish, Issued issued) {
    if (wish.expiresAt() != null && !wish.expiresAt().isAfter(clock.instant())) {
      var message = "must be in the future";
      return new Issue.Refused(Refusal.ofField(ProblemCode.INVALID_FIELD, "expiresAt", message));
    }
    if (guards.actors().isTakenForToken(wish.name())) {
      var message = "is the name of a person or of another valid token";
      return new Issue.Refused(Refusal.ofField(ProblemCode.NAME_TAKEN, "name", message));
    }
    var token = BearerToken.random();
    return new Issue.Done(new IssuedToken(token.inTheClear(), store(token, wish, issued)));
  }

  /// Stores a token of the person who administers Slipway before there is anybody else.
  StoredToken storeAdmin(BearerToken token, String name, String origin) {
    var wish = new NewToken(name, List.of(Grant.of(Role.ADMIN, Grant.ALL)), null);
    return store(token, wish, new Issued("system", new Person(people.administrator()), origin));
  }

  /// Sees to it that the configured token allows everything again.
  void restoreAdmin() {
    people.administrator();
  }

  void lock() {
    guards.actors().lock();
  }

  /// What keeps names apart and somebody in charge.
  @Component
  record Guards(Actors actors, Administrators administrators) {}

  private record Issued(String by, Identity holder, String origin) {}

  private StoredToken store(BearerToken token, NewToken wish, Issued issued) {
    var stored =
        new StoredToken(
            UUID.randomUUID(),
            token.prefix(),
            wish.name(),
            issued.holder(),
            wish.grants().stream().distinct().toList(),
            issued.by(),
            now(),
            wish.expiresAt(),
            null,
            null);
    rows.insert(stored, token.hash(), issued.origin());
    audit.record(created(stored, issued.origin()));
    return stored;
  }

  private static AuditEvent created(StoredToken token, String origin) {
    var grants = token.grants().stream().map(Grant::toString).toList();
    return AuditEvent.of(token.createdBy(), "token.create", "token", token.id().toString())
        .with(
            Map.of(
                "name",
                token.name(),
                "prefix",
                token.prefix(),
                "grants",
                grants,
                "origin",
                origin));
  }

  /// Takes a token's validity, at once and for good; a second time changes nothing.
  ///
  /// @return why not, if so
  @Transactional
  public Optional<Refusal> revoke(UUID id, String by) {
    lock();
    var token = rows.byId(id);
    if (token.isEmpty()) {
      return Optional.of(new Refusal(ProblemCode.NOT_FOUND, "There is no token " + id + "."));
    }
    end(token.get(), by);
    return guards.administrators().orUndo();
  }

  void end(StoredToken token, String by) {
    if (rows.revoke(token.id(), by, now())) {
      audit.record(
          AuditEvent.of(by, "token.revoke", "token", token.id().toString())
              .with(Map.of("name", token.name(), "prefix", token.prefix())));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
