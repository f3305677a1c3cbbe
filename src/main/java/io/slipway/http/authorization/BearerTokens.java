package io.slipway.http.authorization;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.slipway.http.ProblemResponses;
import io.slipway.http.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Finds out who makes the request, from its `Authorization: Bearer` header alone.
final class BearerTokens extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final List<TokenVerifier> verifiers;
  private final RequestLimits limits;
  private final ProblemResponses problems;

  // Whoever was let in lately is let in although others at the same address guess.
  private final Cache<ByteBuffer, Boolean> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterAccess(Duration.ofHours(1)).build();

  BearerTokens(List<TokenVerifier> verifiers, RequestLimits limits, ProblemResponses problems) {
    this.verifiers = List.copyOf(verifiers);
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var token = token(request.getHeader(HttpHeaders.AUTHORIZATION));
    var refusal = token.flatMap(shown -> admit(shown, request));
    if (refusal.isPresent()) {
      problems.write(request, response, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  // Why not even to look at the token; one that is not valid is refused further on.
  private Optional<Refusal> admit(String token, HttpServletRequest request) {
    var digest = digest(token);
    if (known.getIfPresent(digest) == null) {
      var refusal = limits.guesses(request);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    var caller = verify(token);
    if (caller.isPresent()) {
      known.put(digest, true);
      var credential = new Credential(Credential.Kind.BEARER, () -> verify(token));
      Admission.admit(request, caller.get(), credential);
    } else {
      known.invalidate(digest);
      limits.guessed(request);
    }
    return Optional.empty();
  }

  private Optional<Caller> verify(String token) {
    return verifiers.stream().flatMap(verifier -> verifier.verify(token).stream()).findFirst();
  }

  private static ByteBuffer digest(String token) {
    try {
      return ByteBuffer.wrap(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> token(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(h -> h.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(h -> h.substring(SCHEME.length()).strip());
  }
}
