package io.slipway.control.access.issuer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Asks issuers that are configured, and no others, for their description and their keys.
@Component
public class Issuers {

  private static final Logger LOG = LoggerFactory.getLogger(Issuers.class);
  private static final int TIMEOUT_MILLIS = 3000;
  private static final int MOST_BYTES = 256 * 1024;
  private static final Duration DESCRIPTION_KEPT = Duration.ofHours(1);
  private static final Duration FAILURE_KEPT = Duration.ofSeconds(10);
  private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
  private static final Duration KEYS_KEPT_IN_OUTAGE = Duration.ofHours(4);
  private static final Duration KEYS_PATIENCE = Duration.ofSeconds(10);
  private static final TypeReference<java.util.Map<String, Object>> OBJECT =
      new TypeReference<>() {};

  private final DefaultResourceRetriever web =
      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
  private final Cache<String, Optional<Issuer>> issuers =
      Caffeine.newBuilder()
          .expireAfter(
              Expiry.<String, Optional<Issuer>>creating(
                  (_, found) -> found.isPresent() ? DESCRIPTION_KEPT : FAILURE_KEPT))
          .build();
  // Kept longer than the description, or a new description would forget how often keys were asked
  // for.
  private final Cache<URL, JWKSource<SecurityContext>> keys =
      Caffeine.newBuilder().maximumSize(100).build();
  private final JsonMapper json;

  Issuers(JsonMapper json) {
    this.json = json;
  }

  /// The issuer with this address; empty when it does not answer, or describes another one.
  ///
  /// @param address one that is configured
  public Optional<Issuer> find(String address) {
    return issuers.get(address, this::discover);
  }

  private Optional<Issuer> discover(String address) {
    try {
      var base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
      var place = URI.create(base + "/.well-known/openid-configuration").toURL();
      var metadata = json.readValue(web.retrieveResource(place).getContent(), OBJECT);
      if (!address.equals(metadata.get("issuer"))) {
        LOG.warn("The issuer {} describes itself as {}", address, metadata.get("issuer"));
        return Optional.empty();
      }
      var source = URI.create(String.valueOf(metadata.get("jwks_uri"))).toURL();
      return Optional.of(new Issuer(metadata, keys.get(source, this::keysAt)));
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      LOG.warn("The issuer {} cannot be asked: {}", address, e.getMessage());
      return Optional.empty();
    }
  }

  // Tokens that name unknown keys make it ask anew at most so often.
  private JWKSource<SecurityContext> keysAt(URL place) {
    return JWKSourceBuilder.<SecurityContext>create(place, web)
        .cache(KEYS_KEPT.toMillis(), KEYS_PATIENCE.toMillis())
        .rateLimited(true)
        .outageTolerant(KEYS_KEPT_IN_OUTAGE.toMillis())
        .build();
  }
}
