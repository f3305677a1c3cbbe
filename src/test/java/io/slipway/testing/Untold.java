package io.slipway.testing;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A subscription that is told of nothing, whose URL leads nowhere, with a test's delivery.
///
/// @param subscription its id
/// @param delivery the delivery's id
public record Untold(String subscription, String delivery) {

  public static Untold subscribe(HttpApi admin) {
    var wish =
        Map.of(
            "name",
            "untold " + UUID.randomUUID(),
            "kind",
            "slack",
            "url",
            "env:NOWHERE",
            "actions",
            List.of("nothing.that-happens"));
    var id = admin.post("/api/v1/subscriptions", wish).expect(201).json().path("id").asString();
    var test = admin.send("POST", "/api/v1/subscriptions/" + id + "/test", null).expect(200);
    return new Untold(id, test.json().path("id").asString());
  }
}
