package io.slipway.control.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.slipway.testing.Answer;
import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TestIssuer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// ID tokens that are not what they should be.
@DirtiesContext
class OidcLiesTests extends SlipwayTest {

  private static final TestIssuer ISSUER = TestIssuer.start();
  private static final TestIssuer OTHER = TestIssuer.start();
  private static final String CLIENT = "slipway";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry properties) {
    OidcConfiguration.add(properties, ISSUER.address(), CLIENT, SECRET);
  }

  /// Makes an ID token of the claims that would be right.
  private interface Maker {
    String token(Map<String, Object> claims) throws Exception;
  }

  private Answer signIn(Maker maker) {
    var begun = stranger.get("/api/v1/session/oidc").expect(302);
    var there = begun.header("Location").orElseThrow();
    var nonce = there.replaceFirst(".*[?&]nonce=([^&]+).*", "$1");
    var state = there.replaceFirst(".*[?&]state=([^&]+).*", "$1");
    var now = Instant.now().getEpochSecond();
    var claims =
        new HashMap<String, Object>(
            Map.of(
                "iss",
                ISSUER.address(),
                "sub",
                "mallory",
                "aud",
                CLIENT,
                "nonce",
                nonce,
                "groups",
                List.of("developers"),
                "iat",
                now,
                "exp",
                now + 300));
    ISSUER.idTokens(_ -> made(maker, claims));
    return stranger.send(
        "GET",
        "/api/v1/session/oidc/callback?code=any&state=" + state,
        null,
        PeopleFixture.with("Cookie", begun.header("Set-Cookie").orElseThrow().split(";")[0]));
  }

  private static String made(Maker maker, Map<String, Object> claims) {
    try {
      return maker.token(claims);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void expectRefused(UnaryOperator<Map<String, Object>> change) {
    signIn(claims -> ISSUER.sign(change.apply(claims))).expectProblem(401, "sign-in-refused");
  }

  private static UnaryOperator<Map<String, Object>> with(String claim, Object value) {
    return claims -> {
      claims.put(claim, value);
      return claims;
    };
  }

  private static UnaryOperator<Map<String, Object>> without(String claim) {
    return claims -> {
      claims.remove(claim);
      return claims;
    };
  }

  @Test
  void the_truth_is_believed() {
    signIn(ISSUER::sign).expect(200);
    signIn(
            claims ->
                TestIssuer.sign(
                    TestIssuer.header(JWSAlgorithm.ES256, ISSUER.ec()), claims, ISSUER.ec()))
        .expect(200);
  }

  @Test
  void another_nonce_is_refused() {
    expectRefused(with("nonce", "another"));
    expectRefused(without("nonce"));
  }

  @Test
  void another_audience_is_refused() {
    expectRefused(with("aud", "another-client"));
    expectRefused(with("aud", List.of("another-client")));
    expectRefused(without("aud"));
    expectRefused(
        claims ->
            with("azp", "another-client").apply(with("aud", List.of(CLIENT, "x")).apply(claims)));
  }

  @Test
  void another_issuer_is_refused() {
    expectRefused(with("iss", OTHER.address()));
    expectRefused(with("iss", ISSUER.address() + "/"));
    expectRefused(without("iss"));
    signIn(OTHER::sign).expectProblem(401, "sign-in-refused");
  }

  @Test
  void another_time_is_refused() {
    var now = Instant.now().getEpochSecond();
    expectRefused(with("exp", now - 120));
    expectRefused(without("exp"));
    expectRefused(with("iat", now + 600));
  }

  @Test
  void no_subject_is_refused() {
    expectRefused(without("sub"));
    expectRefused(with("sub", ""));
  }

  @Test
  void no_signature_is_refused() {
    signIn(
            claims -> {
              var builder = new JWTClaimsSet.Builder();
              claims.forEach(builder::claim);
              return new PlainJWT(builder.build()).serialize();
            })
        .expectProblem(401, "sign-in-refused");
    signIn(claims -> ISSUER.sign(claims).replaceFirst("\\.[^.]+$", "."))
        .expectProblem(401, "sign-in-refused");
  }

  @Test
  void a_signature_with_a_secret_is_refused_be_it_the_client_s_or_the_public_key() {
    for (var secret : List.of(SECRET.getBytes(), publicKey())) {
      signIn(
              claims ->
                  TestIssuer.sign(
                      new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(),
                      claims,
                      new MACSigner(secret)))
          .expectProblem(401, "sign-in-refused");
    }
  }

  private static byte[] publicKey() {
    try {
      return ISSUER.rsa().toRSAPublicKey().getEncoded();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void another_key_is_refused_whatever_it_is_called() {
    signIn(
            claims -> {
              var own = new RSAKeyGenerator(2048).keyID("rsa").generate();
              return TestIssuer.sign(TestIssuer.header(JWSAlgorithm.RS256, own), claims, own);
            })
        .expectProblem(401, "sign-in-refused");
  }

  @Test
  void groups_that_are_not_a_list_are_none() {
    var answer = signIn(claims -> ISSUER.sign(with("groups", "admins").apply(claims))).expect(200);
    var cookie = answer.response().headers().allValues("Set-Cookie").getFirst().split(";")[0];
    org.assertj.core.api.Assertions.assertThat(
            stranger
                .send("GET", "/api/v1/me", null, PeopleFixture.with("Cookie", cookie))
                .expect(200)
                .json()
                .path("grants")
                .isEmpty())
        .isTrue();
  }
}
