package io.slipway.control.access.session;

import io.slipway.control.access.StoredPerson;
import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.SessionSecret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Checks and sets people's passwords.
@Service
class Passwords {

  /// The one answer to all that goes wrong, so that it does not tell who has a password here.
  static final Refusal REFUSED =
      new Refusal(
          ProblemCode.SIGN_IN_REFUSED,
          "The name or the password is wrong, or there were too many wrong ones lately.");

  private final PasswordHashing hashing;
  private final LockOut lockOut;
  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;

  Passwords(
      PasswordHashing hashing,
      LockOut lockOut,
      JdbcClient jdbc,
      AuditTrail audit,
      PlatformTransactionManager transactions) {
    this.hashing = hashing;
    this.lockOut = lockOut;
    this.jdbc = jdbc;
    this.audit = audit;
    this.transaction = new TransactionTemplate(transactions);
  }

  /// The person with this name, if the password is right and there were not too many wrong ones.
  Optional<UUID> check(String name, String password) {
    var attempt = lockOut.begin(name.toLowerCase(Locale.ROOT));
    if (!hashing.matches(password, attempt.map(LockOut.Attempt::hash))) {
      attempt.ifPresent(lockOut::failed);
      return Optional.empty();
    }
    var person = attempt.orElseThrow().person();
    lockOut.forgive(person);
    renew(attempt.get(), password);
    return Optional.of(person);
  }

  private void renew(LockOut.Attempt attempt, String password) {
    if (hashing.isOutdated(attempt.hash())) {
      jdbc.sql("UPDATE person SET password_hash = ? WHERE id = ? AND password_hash = ?")
          .params(hashing.hash(password), attempt.person(), attempt.hash())
          .update();
    }
  }

  /// Makes an invitation to set a password; the one before is good no more.
  SessionSecret invite(StoredPerson person, Instant until, String by) {
    var code = SessionSecret.random();
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql("UPDATE person SET invitation_hash = ?, invitation_until = ? WHERE id = ?")
              .params(code.hash(), until.atOffset(ZoneOffset.UTC), person.id())
              .update();
          audit.record(event(by, "person.invite", person.id(), person.name()));
        });
    return code;
  }

  /// Sets the password of whom the invitation is for, once; all sessions of before end.
  ///
  /// @return why not, if so
  Optional<Refusal> redeem(String name, SessionSecret invitation, String password, Instant now) {
    var objection = objection("password", password, name);
    if (objection.isPresent()) {
      return objection;
    }
    var hash = hashing.hash(password);
    return transaction.execute(
        _ -> {
          var person =
              jdbc.sql(
                      """
                      UPDATE person SET password_hash = ?, invitation_hash = NULL,
                                        invitation_until = NULL
                      WHERE name = ? AND invitation_hash = ? AND invitation_until > ?
                        AND disabled_at IS NULL RETURNING id""")
                  .params(hash, name, invitation.hash(), now.atOffset(ZoneOffset.UTC))
                  .query(UUID.class)
                  .optional();
          person.ifPresent(id -> changed(id, name, Optional.empty()));
          return person.isEmpty() ? Optional.of(REFUSED) : Optional.<Refusal>empty();
        });
  }

  /// Gives the person another password, whose old one was checked; all other sessions end.
  ///
  /// @param session the one that stays
  /// @return why not, if so
  Optional<Refusal> change(StoredPerson person, String password, UUID session) {
    var objection = objection("newPassword", password, person.name());
    if (objection.isPresent()) {
      return objection;
    }
    var hash = hashing.hash(password);
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql("UPDATE person SET password_hash = ? WHERE id = ?")
              .params(hash, person.id())
              .update();
          changed(person.id(), person.name(), Optional.of(session));
        });
    return Optional.empty();
  }

  private void changed(UUID person, String name, Optional<UUID> session) {
    lockOut.forgive(person);
    jdbc.sql("DELETE FROM person_session WHERE person_id = ? AND id <> ?")
        .params(person, session.orElse(new UUID(0, 0)))
        .update();
    audit.record(event(name, "person.password", person, name));
  }

  private static Optional<Refusal> objection(String field, String password, String name) {
    return PasswordRule.objection(password, name)
        .map(message -> Refusal.ofField(ProblemCode.INVALID_FIELD, field, message));
  }

  private static AuditEvent event(String by, String action, UUID person, String name) {
    return AuditEvent.of(by, action, "person", person.toString()).with(Map.of("name", name));
  }
}
