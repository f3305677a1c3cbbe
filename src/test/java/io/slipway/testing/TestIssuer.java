package io.slipway.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// An OIDC issuer that signs whatever it is asked to, lies among it: over HTTP it has discovery,
/// keys and a token endpoint.
public final class TestIssuer {

  private static final int RSA_BITS = 2048;

  private final HttpServer server;
  private final RSAKey rsa;
  private final ECKey ec;
  private final AtomicInteger keysAsked = new AtomicInteger();
  private volatile Function<Map<String, String>, String> idTokens = _ -> "";

  private TestIssuer(HttpServer server, RSAKey rsa, ECKey ec) {
    this.server = server;
    this.rsa = rsa;
    this.ec = ec;
  }

  /// Starts one at a port of its own.
  public static TestIssuer start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var issuer =
          new TestIssuer(
              server,
              new RSAKeyGenerator(RSA_BITS).keyID("rsa").generate(),
              new ECKeyGenerator(Curve.P_256).keyID("ec").generate());
      server.createContext(
          "/.well-known/openid-configuration", exchange -> issuer.json(exchange, issuer.about()));
      server.createContext("/jwks", issuer::keys);
      server.createContext("/token", issuer::token);
      server.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public RSAKey rsa() {
    return rsa;
  }

  public ECKey ec() {
    return ec;
  }

  /// How often somebody asked for the keys.
  public int keysAsked() {
    return keysAsked.get();
  }

  /// What the token endpoint gives as ID token for a request's parameters.
  public void idTokens(Function<Map<String, String>, String> maker) {
    idTokens = maker;
  }

  /// Signs with RS256.
  public String sign(Map<String, Object> claims) {
    return sign(header(JWSAlgorithm.RS256, rsa), claims, rsa);
  }

  public static JWSHeader header(JWSAlgorithm algorithm, JWK key) {
    return new JWSHeader.Builder(algorithm)
        .type(com.nimbusds.jose.JOSEObjectType.JWT)
        .keyID(key.getKeyID())
        .build();
  }

  public static String sign(JWSHeader header, Map<String, Object> claims, JWK key) {
    try {
      var signer = key instanceof ECKey curve ? new ECDSASigner(curve) : rsaSigner(key);
      return sign(header, claims, signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSSigner rsaSigner(JWK key) throws JOSEException {
    return new RSASSASigner(key.toRSAKey());
  }

  public static String sign(JWSHeader header, Map<String, Object> claims, JWSSigner signer) {
    try {
      var builder = new JWTClaimsSet.Builder();
      claims.forEach(builder::claim);
      var token = new SignedJWT(header, builder.build());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String about() {
    return """
        {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "authorization_endpoint": "%1$s/authorize",
         "token_endpoint": "%1$s/token", "subject_types_supported": ["public"],
         "response_types_supported": ["code"], "id_token_signing_alg_values_supported": ["RS256"]}"""
        .formatted(address());
  }

  private void keys(HttpExchange exchange) throws IOException {
    keysAsked.incrementAndGet();
    json(exchange, new JWKSet(java.util.List.of(rsa, ec)).toString());
  }

  private void token(HttpExchange exchange) throws IOException {
    var parameters = new HashMap<String, String>();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    for (var pair : body.split("&")) {
      var parts = pair.split("=", 2);
      parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    json(
        exchange,
        """
        {"access_token": "opaque", "token_type": "Bearer", "expires_in": 300,
         "scope": "openid profile", "id_token": "%s"}"""
            .formatted(idTokens.apply(parameters)));
  }

  private void json(HttpExchange exchange, String text) throws IOException {
    try (exchange) {
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
