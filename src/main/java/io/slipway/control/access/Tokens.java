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
import io.slipway.http.authorization.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Issues and revokes tokens.
@Service
class Tokens {

  private static final String ADMIN = "admin";

  private final TokenRows rows;
  private final PersonRows people;
  private final AuditTrail audit;
  private final Clock clock;

  Tokens(TokenRows rows, PersonRows people, AuditTrail audit, Clock clock) {
    this.rows = rows;
    this.people = people;
    this.audit = audit;
    this.clock = clock;
  }

  /// What came of a wish: a token, or the reason why there is none.
  sealed interface Issue {
    record Done(IssuedToken token) implements Issue {}

    record Refused(Refusal refusal) implements Issue {}
  }

  @Transactional
  public Issue issue(NewToken wish, Caller by) {
    rows.lock();
    if (wish.expiresAt() != null && !wish.expiresAt().isAfter(clock.instant())) {
      var message = "must be in the future";
      return new Issue.Refused(Refusal.ofField(ProblemCode.INVALID_FIELD, "expiresAt", message));
    }
    if (rows.isNameTaken(wish.name())) {
      var message = "is the name of another valid token";
      return new Issue.Refused(Refusal.ofField(ProblemCode.NAME_TAKEN, "name", message));
    }
    var token = BearerToken.random();
    return new Issue.Done(
        new IssuedToken(
            token.inTheClear(),
            store(token, wish, new Issued(by.name(), new Machine(by.responsible()), "api"))));
  }

  /// Stores a token of the person who administers Slipway before there is anybody else.
  StoredToken storeAdmin(BearerToken token, String name, String origin) {
    var wish = new NewToken(name, List.of(Grant.of(Role.ADMIN, Grant.ALL)), null);
    var admin = new Person(people.orNew(ADMIN, now()));
    return store(token, wish, new Issued("system", admin, origin));
  }

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
    rows.lock();
    var token = rows.byId(id);
    if (token.isEmpty()) {
      return Optional.of(new Refusal(ProblemCode.NOT_FOUND, "There is no token " + id + "."));
    }
    if (!rows.hasOtherAdmin(id, clock.instant())) {
      var detail = "Create another token with the role ADMIN in * first.";
      return Optional.of(new Refusal(ProblemCode.LAST_ADMIN_TOKEN, detail));
    }
    end(token.get(), by);
    return Optional.empty();
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
