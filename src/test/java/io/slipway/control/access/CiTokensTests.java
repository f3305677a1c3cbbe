package io.slipway.control.access;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// CI jobs with tokens of their CI system, and others who would like to be taken for them.
@DirtiesContext
class CiTokensTests extends SlipwayTest {

  private static final TestIssuer GITHUB = TestIssuer.start();
  private static final TestIssuer GITLAB = TestIssuer.start();
  private static final TestIssuer STRANGER = TestIssuer.start();
  private static final String AUDIENCE = "https://slipway.example.com";

  @DynamicPropertySource
  static void rules(DynamicPropertyRegistry properties) {
    properties.add("slipway.config-directory", CiTokensTests::folder);
  }

  private static String folder() {
    try {
      var folder = Files.createTempDirectory("access");
      Files.copy(
          Path.of("src/test/resources/test-config/slipway.yml"), folder.resolve("slipway.yml"));
      Files.writeString(
          folder.resolve("access.yml"),
          """
          trust:
            - issuer: %s
              audience: https://slipway.example.com
              claims: {repository: acme/app, ref: refs/heads/main, environment: production}
              name: "ci:{repository}"
              grants:
                - {role: deployer, environment: production, project: app}
            - issuer: %s
              audience: https://slipway.example.com
              claims: {repository: acme/app, ref: refs/heads/release/*}
              name: "ci:{repository}@{ref}"
              grants:
                - {role: deployer, environment: staging}
            - issuer: %s
              audience: https://slipway.example.com
              claims: {project_path: acme/app, ref: main, ref_type: branch, ref_protected: "true"}
              grants:
                - {role: viewer, environment: "*"}
          """
              .formatted(GITHUB.address(), GITHUB.address(), GITLAB.address()));
      return folder.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, Object> github() {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var claims = new HashMap<String, Object>();
    claims.put("iss", GITHUB.address());
    claims.put("aud", AUDIENCE);
    claims.put("sub", "repo:acme/app:environment:production");
    claims.put("jti", "7f3c1d1e-6a5b-4f8e-9e0d-2b7c6a1f0e9d");
    claims.put("repository", "acme/app");
    claims.put("repository_owner", "acme");
    claims.put("ref", "refs/heads/main");
    claims.put("ref_type", "branch");
    claims.put("environment", "production");
    claims.put("workflow_ref", "acme/app/.github/workflows/deploy.yml@refs/heads/main");
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.minusSeconds(600).getEpochSecond());
    claims.put("exp", now.plusSeconds(300).getEpochSecond());
    return claims;
  }

  private static Map<String, Object> with(String claim, @Nullable Object value) {
    var claims = github();
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    return claims;
  }

  private static long fromNow(long seconds) {
    return Instant.now().plusSeconds(seconds).getEpochSecond();
  }

  private Answer me(String token) {
    return stranger.as(token).get("/api/v1/me");
  }

  private void expectRefused(Map<String, Object> claims) {
    me(GITHUB.sign(claims)).expectProblem(401, "unauthenticated");
  }

  @Test
  void a_job_of_github_is_let_in_as_what_it_is() {
    var me = me(GITHUB.sign(github())).expect(200).json();
    assertThat(me.path("name").asString()).isEqualTo("ci:acme/app");
    assertThat(me.has("person")).isFalse();
    assertThat(me.path("grants").toString())
        .isEqualTo("[{\"role\":\"DEPLOYER\",\"environment\":\"production\",\"project\":\"app\"}]");
  }

  @Test
  void a_job_of_gitlab_is_let_in_with_a_curve_s_key_and_the_usual_name() {
    var claims = new HashMap<String, Object>();
    claims.put("iss", GITLAB.address());
    claims.put("aud", List.of("https://vault.example.com", AUDIENCE));
    claims.put("sub", "project_path:acme/app:ref_type:branch:ref:main");
    claims.put("project_path", "acme/app");
    claims.put("ref", "main");
    claims.put("ref_type", "branch");
    claims.put("ref_protected", "true");
    claims.put("iat", fromNow(0));
    claims.put("exp", fromNow(3600));
    var header = TestIssuer.header(JWSAlgorithm.ES256, GITLAB.ec());
    var me = me(TestIssuer.sign(header, claims, GITLAB.ec())).expect(200).json();
    assertThat(me.path("name").asString())
        .isEqualTo("ci:project_path:acme/app:ref_type:branch:ref:main");
    claims.put("ref_protected", "false");
    me(GITLAB.sign(claims)).expectProblem(401, "unauthenticated");
  }

  @Test
  void what_it_does_is_audited_in_its_name() {
    stranger
        .as(GITHUB.sign(github()))
        .post("/api/v1/projects", "{}")
        .expectProblem(403, "forbidden");
    assertThat(admin.get("/api/v1/audit?actor=ci:acme/app").expect(200).json().path("items").size())
        .isGreaterThan(0);
  }

  @ParameterizedTest
  @CsvSource({
    "repository,acme/app-evil",
    "repository,evil/acme/app",
    "repository,acme/ap",
    "repository,ACME/APP",
    "repository,'acme/app '",
    "ref,refs/heads/main-evil",
    "ref,refs/heads/mai",
    "ref,refs/tags/main",
    "ref,main",
    "environment,staging",
    "aud,https://other.example.com",
    "aud,https://slipway.example.com/",
    "iss,https://token.actions.githubusercontent.com",
  })
  void a_job_that_is_another_one_is_refused(String claim, String value) {
    expectRefused(with(claim, value));
  }

  @ParameterizedTest
  @CsvSource({"repository", "ref", "environment", "aud", "iss", "exp", "iat"})
  void a_token_that_does_not_say_something_is_refused(String claim) {
    expectRefused(with(claim, null));
  }

  @Test
  void a_list_or_an_object_is_not_the_text_in_it() {
    expectRefused(with("repository", List.of("acme/app")));
    expectRefused(with("repository", List.of("evil/evil", "acme/app")));
    expectRefused(with("repository", Map.of("acme/app", "acme/app")));
  }

  @Test
  void a_star_stands_for_the_end_alone() {
    var release = me(GITHUB.sign(with("ref", "refs/heads/release/1.2"))).expect(200).json();
    assertThat(release.path("name").asString()).isEqualTo("ci:acme/app@refs/heads/release/1.2");
    assertThat(release.path("grants").toString()).contains("staging").doesNotContain("production");
    expectRefused(with("ref", "refs/heads/release"));
    expectRefused(with("ref", "refs/heads/x/refs/heads/release/1"));
  }

  @Test
  void a_token_counts_for_its_time_alone() {
    var expired = with("exp", fromNow(-31));
    expired.put("iat", fromNow(-300));
    expectRefused(expired);
    expectRefused(with("nbf", fromNow(60)));
    expectRefused(with("iat", fromNow(60)));
    expectRefused(with("exp", fromNow(25 * 3600)));
    expectRefused(with("exp", fromNow(100L * 365 * 86_400)));
    var skewed = with("exp", fromNow(-5));
    skewed.put("iat", fromNow(-300));
    me(GITHUB.sign(skewed)).expect(200);
  }

  @Test
  void a_key_of_another_issuer_is_no_key_of_this_one() {
    me(STRANGER.sign(github())).expectProblem(401, "unauthenticated");
    me(GITLAB.sign(github())).expectProblem(401, "unauthenticated");
    var asked = STRANGER.keysAsked();
    me(STRANGER.sign(with("iss", STRANGER.address()))).expectProblem(401, "unauthenticated");
    assertThat(STRANGER.keysAsked()).as("nobody asks who is not configured").isEqualTo(asked);
  }

  @Test
  void keys_that_a_token_brings_along_are_not_looked_at() throws JOSEException {
    var own = new RSAKeyGenerator(2048).keyID("rsa").generate();
    var asked = STRANGER.keysAsked();
    for (var header :
        List.of(
            TestIssuer.header(JWSAlgorithm.RS256, own),
            new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build(),
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwkURL(URI.create(STRANGER.address() + "/jwks"))
                .keyID("rsa")
                .build(),
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("../../jwks").build(),
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("' OR 1=1 --").build(),
            new JWSHeader.Builder(JWSAlgorithm.RS256).build())) {
      me(TestIssuer.sign(header, github(), own)).expectProblem(401, "unauthenticated");
    }
    assertThat(STRANGER.keysAsked()).isEqualTo(asked);
  }

  @Test
  void unknown_keys_do_not_make_slipway_ask_the_issuer_each_time() throws JOSEException {
    me(GITHUB.sign(github())).expect(200);
    var before = GITHUB.keysAsked();
    var own = new RSAKeyGenerator(2048).keyID("unknown").generate();
    for (var i = 0; i < 20; i++) {
      me(TestIssuer.sign(TestIssuer.header(JWSAlgorithm.RS256, own), github(), own)).expect(401);
    }
    assertThat(GITHUB.keysAsked() - before).isLessThanOrEqualTo(2);
    me(GITHUB.sign(github())).expect(200);
  }

  @Test
  void no_signature_and_a_shared_secret_are_refused() throws Exception {
    var builder = new JWTClaimsSet.Builder();
    github().forEach(builder::claim);
    var plain = new PlainJWT(builder.build()).serialize();
    me(plain).expectProblem(401, "unauthenticated");
    var signed = GITHUB.sign(github());
    me(signed.substring(0, signed.lastIndexOf('.') + 1)).expectProblem(401, "unauthenticated");
    // The public key as a secret: everybody has it.
    var secret = GITHUB.rsa().toRSAPublicKey().getEncoded();
    var header = new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build();
    me(TestIssuer.sign(header, github(), new MACSigner(secret)))
        .expectProblem(401, "unauthenticated");
  }

  @Test
  void what_was_changed_after_it_was_signed_is_refused() {
    var parts = GITHUB.sign(github()).split("\\.");
    var other = GITHUB.sign(with("ref", "refs/heads/release/1")).split("\\.");
    me(parts[0] + "." + other[1] + "." + parts[2]).expectProblem(401, "unauthenticated");
    for (var garbage : List.of("a.b.c", "..", "eyJhbGciOiJub25lIn0.e30.", "x".repeat(6000))) {
      me(garbage).expectProblem(401, "unauthenticated");
    }
  }
}
