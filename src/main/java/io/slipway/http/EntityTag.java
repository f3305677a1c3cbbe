package io.slipway.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.WebRequest;

/// A representation's version, for conditional GETs.
///
/// @param value without quotes
public record EntityTag(String value) {

  private static final int LENGTH = 32;

  /// The tag of whatever these values determine.
  public static EntityTag of(Object... values) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var value : values) {
        var bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return new EntityTag(HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// 304 without a body when the caller holds this version, else 200 with the body.
  public <T> ResponseEntity<T> answer(WebRequest request, Supplier<T> body) {
    var quoted = '"' + value + '"';
    if (request.checkNotModified(quoted)) {
      return ResponseEntity.status(304).eTag(quoted).build();
    }
    return ResponseEntity.ok()
        .eTag(quoted)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(body.get());
  }
}
