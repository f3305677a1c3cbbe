package io.slipway.control.access.ci;

import com.nimbusds.jwt.JWTClaimsSet;
import io.slipway.control.project.TrustRule;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Compares what a token says with what a rule asks for.
final class TrustMatch {

  private static final Pattern CLAIM = Pattern.compile("\\{([^}]+)}");
  private static final int LONGEST_NAME = 200;

  private TrustMatch() {}

  /// Whether the token is meant for the rule's audience and says all that the rule asks for.
  static boolean matches(TrustRule rule, JWTClaimsSet claims) {
    return claims.getAudience().contains(rule.audience())
        && rule.claims().entrySet().stream()
            .allMatch(
                wanted ->
                    text(claims, wanted.getKey())
                        .filter(said -> matches(wanted.getValue(), said))
                        .isPresent());
  }

  private static boolean matches(String wanted, String said) {
    return wanted.endsWith("*")
        ? said.startsWith(wanted.substring(0, wanted.length() - 1))
        : said.equals(wanted);
  }

  /// What the job is called; empty when the token lacks a claim that the name is made of.
  static Optional<String> name(TrustRule rule, JWTClaimsSet claims) {
    var name = new StringBuilder();
    var matcher = CLAIM.matcher(rule.name());
    var end = 0;
    while (matcher.find()) {
      var said = text(claims, matcher.group(1));
      if (said.isEmpty()) {
        return Optional.empty();
      }
      name.append(rule.name(), end, matcher.start()).append(said.get());
      end = matcher.end();
    }
    var whole = name.append(rule.name().substring(end)).toString().replaceAll("[^ -~]", "?");
    return Optional.of(whole.length() <= LONGEST_NAME ? whole : whole.substring(0, LONGEST_NAME));
  }

  // A list or an object is no answer to any question of a rule.
  private static Optional<String> text(JWTClaimsSet claims, String name) {
    @Nullable Object value = claims.getClaim(name);
    return value instanceof String || value instanceof Boolean || value instanceof Number
        ? Optional.of(value.toString())
        : Optional.empty();
  }
}
