package io.slipway.http.authorization;

import io.slipway.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Says when somebody asks this instance too often.
@Component
public class RequestLimits {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int BURST_SECONDS = 10;

  private final Buckets<String> addresses;
  private final Buckets<String> names;
  private final Buckets<String> guessers;
  private final Buckets<UUID> callers;

  RequestLimits(LimitSettings settings, Clock clock) {
    addresses = new Buckets<>(aMinute(settings.signInsPerAddress()), clock);
    names = new Buckets<>(aMinute(settings.signInsPerName()), clock);
    guessers = new Buckets<>(aMinute(settings.invalidTokensPerAddress()), clock);
    var perSecond = settings.requestsPerCaller();
    callers =
        new Buckets<>(
            limit ->
                limit
                    .capacity((long) perSecond * BURST_SECONDS)
                    .refillGreedy(perSecond, Duration.ofSeconds(1)),
            clock);
  }

  private static Buckets.Size aMinute(int most) {
    return limit -> limit.capacity(most).refillGreedy(most, MINUTE);
  }

  /// Counts an attempt to sign in.
  ///
  /// @return why not, if there were too many from its address, or with its name
  public Optional<Refusal> signIn(HttpServletRequest request, String name) {
    return addresses
        .take(ClientAddress.of(request))
        .or(() -> names.take(name))
        .map(wait -> Refusal.tooMany("There were too many attempts to sign in.", wait));
  }

  /// Counts a sign-in that begins without a name.
  public Optional<Refusal> signIn(HttpServletRequest request) {
    return addresses
        .take(ClientAddress.of(request))
        .map(wait -> Refusal.tooMany("There were too many attempts to sign in.", wait));
  }

  /// Whether the request's address has shown too many tokens that were not valid.
  Optional<Refusal> guesses(HttpServletRequest request) {
    return guessers
        .look(ClientAddress.of(request))
        .map(wait -> Refusal.tooMany("Too many invalid tokens came from your address.", wait));
  }

  /// Counts a token that was not valid.
  void guessed(HttpServletRequest request) {
    guessers.take(ClientAddress.of(request));
  }

  /// Counts a request of somebody who was let in.
  Optional<Refusal> request(Caller caller) {
    return callers
        .take(caller.id())
        .map(wait -> Refusal.tooMany("You make too many requests.", wait));
  }
}
