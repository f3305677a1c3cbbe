package io.slipway.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that keeps a run from starting: the same list wherever somebody asks why.
///
/// @param href where more about it stands
/// @param since when it began to hold, if that is known
/// @param clearsAt when it ends by itself, if that is known
public record Blocker(
    @Schema(example = "window-closed") String code,
    Kind kind,
    String message,
    String href,
    @Nullable @Schema(description = "Since when it holds; absent when nobody knows") Instant since,
    @Nullable
        @Schema(
            description = "When it goes away by itself; absent when nobody knows, or it does not")
        Instant clearsAt) {

  /// What to do about a blocker.
  public enum Kind {
    /// Somebody has to change something.
    @JsonProperty("fix")
    FIX,
    /// It goes away by itself.
    @JsonProperty("wait")
    WAIT
  }

  /// Something that somebody has to change.
  public static Blocker fix(String code, String message, String href) {
    return new Blocker(code, Kind.FIX, message, href, null, null);
  }

  /// Something that goes away by itself.
  public static Blocker wait(String code, String message, String href) {
    return new Blocker(code, Kind.WAIT, message, href, null, null);
  }

  public Blocker since(@Nullable Instant moment) {
    return new Blocker(code, kind, message, href, moment, clearsAt);
  }

  public Blocker clearsAt(@Nullable Instant moment) {
    return new Blocker(code, kind, message, href, since, moment);
  }
}
