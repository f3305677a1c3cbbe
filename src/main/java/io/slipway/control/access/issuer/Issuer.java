package io.slipway.control.access.issuer;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Map;
import java.util.Set;

/// An OIDC issuer as it describes itself.
///
/// @param metadata of its discovery document
/// @param keys that it signs with
public record Issuer(Map<String, Object> metadata, JWKSource<SecurityContext> keys) {

  // Asymmetric ones alone: a public key is no shared secret, and no signature is none.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

  public Issuer {
    metadata = Map.copyOf(metadata);
  }

  /// Checks signatures of the issuer's own keys, and nothing else: keys and addresses of keys that
  /// a token brings along are not looked at.
  public ConfigurableJWTProcessor<SecurityContext> signatures() {
    var processor = new DefaultJWTProcessor<SecurityContext>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier((_, _) -> {});
    return processor;
  }
}
