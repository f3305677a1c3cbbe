package io.slipway.control.access;

import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.TokenVerifier;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Compares the tokens that requests carry with the stored hashes.
@Component
class StoredTokens implements TokenVerifier {

  private final TokenRows rows;
  private final Clock clock;

  StoredTokens(TokenRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> verify(String text) {
    return BearerToken.parse(text).flatMap(this::verify);
  }

  private Optional<Caller> verify(BearerToken token) {
    var now = clock.instant();
    var found =
        rows.valid(token.prefix(), now)
            .filter(row -> MessageDigest.isEqual(row.hash(), token.hash()));
    found.ifPresent(row -> rows.used(row.token().id(), now));
    return found.map(row -> row.token().caller(row.allowed()));
  }
}
