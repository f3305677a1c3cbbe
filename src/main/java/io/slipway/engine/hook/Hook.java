package io.slipway.engine.hook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that must succeed before a run changes its target, or after it has ended.
///
/// A run that is attempted again calls its hooks again: each has to bear that.
///
/// @param name what people call it
/// @param moment when it is called
/// @param action what is done
/// @param timeout how long it may take, tries and pauses included
public record Hook(String name, Moment moment, Action action, Duration timeout) {

  /// When a hook is called.
  public enum Moment {
    BEFORE,
    /// However the run ended, even when a hook before it failed.
    AFTER,
    AFTER_SUCCESS,
    AFTER_FAILURE;

    /// Whether it is for a run's end of this kind.
    public boolean follows(boolean success) {
      return switch (this) {
        case BEFORE -> false;
        case AFTER -> true;
        case AFTER_SUCCESS -> success;
        case AFTER_FAILURE -> !success;
      };
    }
  }

  /// What is done.
  public sealed interface Action {}

  /// An HTTP request that must be answered with a status of 200 to 299. It is sent again while
  /// nobody answers, and after 408, 425, 429 and 5xx.
  ///
  /// @param headers with their secrets in place
  /// @param body sent as it is; without one, those with a body tell of the run in JSON
  public record Call(String method, String url, Map<String, Header> headers, Optional<String> body)
      implements Action {
    public Call {
      headers = Map.copyOf(headers);
    }
  }

  /// A header's value, which is asked for when it is sent, since it may be a secret.
  public interface Header {
    /// @throws IllegalStateException in words, when it cannot be had
    String value();
  }

  /// Statements on the target, outside any transaction. If they give rows, the first value must be
  /// true, and is asked for again until it is; an error is final.
  public record Query(String sql) implements Action {}

  /// Waits until no session of these applications is on the target's database any more.
  ///
  /// @param applications their `application_name`, with `*` for any characters
  public record Gone(List<String> applications) implements Action {
    public Gone {
      applications = List.copyOf(applications);
    }
  }
}
