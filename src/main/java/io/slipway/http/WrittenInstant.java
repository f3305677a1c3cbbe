package io.slipway.http;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/// Reads moments as they are written out; a number would be taken for seconds since 1970.
final class WrittenInstant extends StdDeserializer<Instant> {

  WrittenInstant() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
    }
    return InstantDeserializer.INSTANT.deserialize(parser, context);
  }
}
