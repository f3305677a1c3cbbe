package io.slipway.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Server-sent events that were received until the server ended the stream.
public record ServerEvents(List<Event> events) {

  /// One of them; the last has no id.
  public record Event(String id, String name, JsonNode data) {}

  /// Follows a deployment to its end.
  ///
  /// @param lastEventId where to go on, if not from the beginning
  public static ServerEvents of(HttpApi api, String deployment, @Nullable String lastEventId) {
    var answer =
        api.send(
            "GET",
            "/api/v1/deployments/" + deployment + "/events",
            null,
            request ->
                lastEventId == null ? request : request.setHeader("Last-Event-ID", lastEventId));
    return parse(answer.expect(200).body());
  }

  /// Follows it meanwhile.
  public static CompletableFuture<ServerEvents> follow(HttpApi api, String deployment) {
    return CompletableFuture.supplyAsync(() -> of(api, deployment, null));
  }

  private static ServerEvents parse(String body) {
    return new ServerEvents(
        Stream.of(body.split("\n\n"))
            .filter(block -> block.contains("event:"))
            .map(
                block ->
                    new Event(
                        line(block, "id:"),
                        line(block, "event:"),
                        HttpApi.JSON.readTree(line(block, "data:"))))
            .toList());
  }

  private static String line(String block, String field) {
    return block
        .lines()
        .filter(line -> line.startsWith(field))
        .map(line -> line.substring(field.length()))
        .findFirst()
        .orElse("");
  }

  public List<String> names() {
    return events.stream().map(Event::name).toList();
  }

  public List<String> ids() {
    return events.stream().map(Event::id).toList();
  }
}
