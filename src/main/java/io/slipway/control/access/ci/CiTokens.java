package io.slipway.control.access.ci;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.slipway.control.access.issuer.Issuers;
import io.slipway.control.project.TrustRule;
import io.slipway.control.project.configuration.ConfigurationAtStart;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Lets CI jobs in with the token that their own CI system signed, so that no secret is stored.
///
/// What a token says is believed once its issuer's signature was found good, and not before; until
/// then its issuer is looked up among those that rules name, and nothing else of it is.
@Component
class CiTokens implements TokenVerifier {

  private static final Logger LOG = LoggerFactory.getLogger(CiTokens.class);

  private final ConfigurationAtStart files;
  private final Issuers issuers;
  private final Clock clock;

  CiTokens(ConfigurationAtStart files, Issuers issuers, Clock clock) {
    this.files = files;
    this.issuers = issuers;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> verify(String text) {
    var rules = files.configuration().access().trust();
    if (rules.isEmpty() || text.startsWith("slw_")) {
      return Optional.empty();
    }
    try {
      var token = SignedJWT.parse(text);
      var issuer = Optional.ofNullable(token.getJWTClaimsSet().getIssuer()).orElse("");
      var named = rules.stream().filter(rule -> rule.issuer().equals(issuer)).toList();
      return named.isEmpty() ? Optional.empty() : verify(token, issuer, named);
    } catch (ParseException _) {
      return Optional.empty();
    }
  }

  private Optional<Caller> verify(SignedJWT token, String issuer, List<TrustRule> rules) {
    var found = issuers.find(issuer);
    if (found.isEmpty()) {
      return refused(issuer, "the issuer does not answer");
    }
    try {
      var claims = found.get().signatures().process(token, null);
      var objection = TokenTimes.objection(claims, clock.instant());
      return objection.isPresent()
          ? refused(issuer, objection.get())
          : admitted(claims, issuer, rules);
    } catch (BadJOSEException | JOSEException e) {
      return refused(issuer, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Caller> admitted(
      JWTClaimsSet claims, String issuer, List<TrustRule> rules) {
    var matching = rules.stream().filter(rule -> TrustMatch.matches(rule, claims)).toList();
    if (matching.isEmpty()) {
      return refused(issuer, "no rule matches " + claims.getClaims());
    }
    var name = TrustMatch.name(matching.getFirst(), claims);
    if (name.isEmpty()) {
      return refused(issuer, "it lacks a claim for " + matching.getFirst().name());
    }
    var grants = matching.stream().flatMap(rule -> rule.grants().stream()).distinct().toList();
    return Optional.of(
        new Caller(id(claims), name.get(), new Caller.Identity.Machine(Optional.empty()), grants));
  }

  // The same for each request with the token, and another for the next job's.
  private static UUID id(JWTClaimsSet claims) {
    return UUID.nameUUIDFromBytes(claims.toString().getBytes(StandardCharsets.UTF_8));
  }

  // The caller is told as little as of any token; whoever writes the rules has to know more.
  private static Optional<Caller> refused(String issuer, String reason) {
    LOG.info("A token of {} is refused: {}", issuer, reason.replaceAll("[^ -~]", "?"));
    return Optional.empty();
  }
}
