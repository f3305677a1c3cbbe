package io.slipway.control.access.ci;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a CI job's token counts.
final class TokenTimes {

  /// How far the issuer's clock may be from ours.
  static final Duration SKEW = Duration.ofSeconds(30);

  /// A token that lasts longer is one to be kept, which is what nobody should have to do. GitLab's
  /// last as long as the job may take, at most a day on its own runners.
  static final Duration LONGEST = Duration.ofHours(24);

  private TokenTimes() {}

  /// What is wrong with the token's times, if anything.
  static Optional<String> objection(JWTClaimsSet claims, Instant now) {
    if (claims.getExpirationTime() == null || claims.getIssueTime() == null) {
      return Optional.of("it does not say when it was issued and when it expires");
    }
    var issued = claims.getIssueTime().toInstant();
    var expires = claims.getExpirationTime().toInstant();
    if (!now.isBefore(expires.plus(SKEW))) {
      return Optional.of("it has expired");
    }
    var latest = now.plus(SKEW);
    var begins = claims.getNotBeforeTime();
    if (issued.isAfter(latest) || begins != null && begins.toInstant().isAfter(latest)) {
      return Optional.of("it is not valid yet");
    }
    return Duration.between(issued, expires).compareTo(LONGEST) > 0
        ? Optional.of("it lasts longer than " + LONGEST.toHours() + " hours")
        : Optional.empty();
  }
}
