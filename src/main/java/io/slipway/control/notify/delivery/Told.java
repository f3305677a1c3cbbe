package io.slipway.control.notify.delivery;

import io.slipway.control.notify.address.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What came of one attempt to tell somebody.
///
/// @param status of the answer, if there was one over HTTP
/// @param words why it failed; empty when it did not
/// @param response the beginning of the answer's body, without secrets
/// @param pause how long the receiver asks to be left alone
public record Told(
    Verdict verdict,
    Optional<Integer> status,
    String words,
    String response,
    Optional<Duration> pause) {

  private static final int GONE = 410;
  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_CLIENT_ERROR = 400;
  private static final int FIRST_SERVER_ERROR = 500;
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  /// What it means for what comes next.
  public enum Verdict {
    /// The receiver took it.
    DELIVERED,
    /// The receiver is there and does not take this event.
    REFUSED,
    /// The receiver is not there, or not able to take anything.
    AWAY,
    /// The receiver wants nothing any more.
    GONE
  }

  static Told delivered(Optional<Integer> status, String response) {
    return new Told(Verdict.DELIVERED, status, "", response, Optional.empty());
  }

  static Told away(String words) {
    return new Told(Verdict.AWAY, Optional.empty(), words, "", Optional.empty());
  }

  static Told of(Exchange exchange, String host) {
    return switch (exchange) {
      case Exchange.Answered answer -> of(answer, host);
      case Exchange.Unanswered(var reason) -> away(reason);
      case Exchange.Forbidden(var reason) -> away(reason);
    };
  }

  private static Told of(Exchange.Answered answer, String host) {
    var status = answer.status();
    if (status >= FIRST_SUCCESS && status < FIRST_REDIRECT) {
      return delivered(Optional.of(status), answer.body());
    }
    var isRedirect = status >= FIRST_REDIRECT && status < FIRST_CLIENT_ERROR;
    var words =
        "%s answered %d%s"
            .formatted(host, status, isRedirect ? ", and redirects are not followed" : "");
    return new Told(
        verdict(status), Optional.of(status), words, answer.body(), answer.retryAfter());
  }

  private static Verdict verdict(int status) {
    if (status == GONE) {
      return Verdict.GONE;
    }
    return status >= FIRST_SERVER_ERROR || PASSING.contains(status)
        ? Verdict.AWAY
        : Verdict.REFUSED;
  }

  public boolean isDelivered() {
    return verdict == Verdict.DELIVERED;
  }
}
