package io.slipway.control.project;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where plans are to be rehearsed, as the API takes and shows it: a `server`, or a `url` with a
/// `username`.
@Schema(
    name = "Scratch",
    description = "Where plans are rehearsed: `server`, or `url` with `username`")
record ScratchWish(
    @Nullable
        @Size(max = 20)
        @Schema(
            allowableValues = {"target", "embedded", "none"},
            description = "`target` is each target's own cluster")
        String server,
    @Nullable
        @Size(max = 500)
        @Schema(
            description = "The database from which scratch databases are created and dropped",
            example = "jdbc:postgresql://scratch.example.com:5432/postgres")
        String url,
    @Nullable @Size(max = 63) @Schema(description = "May create databases") String username,
    @Nullable
        @Size(max = 1000)
        @Schema(description = "A reference", example = "env:SCRATCH_PASSWORD")
        String password) {

  static ScratchWish of(ScratchPlace place) {
    var values = ScratchReader.write(place);
    return new ScratchWish(
        values.get("server"), values.get("url"), values.get("username"), values.get("password"));
  }

  Map<String, String> values() {
    var values = new LinkedHashMap<String, String>();
    put(values, "server", server);
    put(values, "url", url);
    put(values, "username", username);
    put(values, "password", password);
    return values;
  }

  private static void put(Map<String, String> values, String key, @Nullable String value) {
    if (value != null) {
      values.put(key, value);
    }
  }
}
