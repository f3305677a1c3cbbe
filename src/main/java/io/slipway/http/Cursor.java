package io.slipway.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// A place in a list: the sort keys of the last item seen, opaque on the wire.
///
/// @param list the list's name, so that a cursor of another list is recognised
/// @param keys the values of the list's unique sort, none with a U+001F in it
public record Cursor(String list, List<String> keys) {

  private static final String SEPARATOR = "\u001f";
  private static final int MAX_LENGTH = 1000;

  public Cursor {
    keys = List.copyOf(keys);
  }

  public static Cursor of(String list, Object... keys) {
    return new Cursor(list, List.of(keys).stream().map(String::valueOf).toList());
  }

  /// @throws ProblemException when the text is no cursor of this list with so many keys
  public static Cursor parse(String text, String list, int keys) {
    try {
      var bytes = Base64.getUrlDecoder().decode(text.length() > MAX_LENGTH ? "!" : text);
      var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      var parts = List.of(decoded.split(SEPARATOR, -1));
      if (parts.size() == keys + 1 && parts.getFirst().equals(list)) {
        return new Cursor(list, parts.subList(1, parts.size()));
      }
    } catch (IllegalArgumentException | CharacterCodingException _) {
      throw invalid();
    }
    throw invalid();
  }

  private static ProblemException invalid() {
    var message = "must be the nextCursor of an earlier page of this very list";
    return Refusal.ofField(ProblemCode.INVALID_CURSOR, "cursor", message).asException();
  }

  public long number(int index) {
    return key(index, Long::valueOf);
  }

  public Instant instant(int index) {
    return key(index, Instant::parse);
  }

  public UUID uuid(int index) {
    return key(index, UUID::fromString);
  }

  private <T> T key(int index, Function<String, T> reading) {
    try {
      return reading.apply(keys.get(index));
    } catch (IllegalArgumentException | DateTimeException _) {
      throw invalid();
    }
  }

  /// The opaque form: base64url without padding.
  @Override
  public String toString() {
    var text = list + SEPARATOR + String.join(SEPARATOR, keys);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
