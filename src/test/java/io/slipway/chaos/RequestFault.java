package io.slipway.chaos;

import io.slipway.testing.HttpApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Deployments that are asked for more than once.
sealed interface RequestFault extends Fault {

  /// Several at a time with one key.
  record SameKey(int times) implements RequestFault {
    @Override
    public String kind() {
      return "concurrent deploys, same key";
    }

    @Override
    public Set<String> ask(Job job, JsonNode plan, String key) {
      var answers = Together.all(clients(job, times), client -> job.ask(client, plan, key));
      var accepted = new HashSet<String>();
      answers.forEach(answer -> accepted.add(job.accepted(answer.expect(202))));
      if (accepted.size() != 1) {
        throw new AssertionError("one key, several deployments: " + accepted);
      }
      return accepted;
    }
  }

  /// Several at a time, each with a key of its own: one is accepted, the others while its run is
  /// active are not.
  record OtherKeys(int times) implements RequestFault {
    @Override
    public String kind() {
      return "concurrent deploys, different keys";
    }

    @Override
    public Set<String> ask(Job job, JsonNode plan, String key) {
      var numbers = IntStream.range(0, times).boxed().toList();
      var clients = clients(job, times);
      var answers =
          Together.all(numbers, number -> job.ask(clients.get(number), plan, key + "-" + number));
      var accepted = new HashSet<String>();
      for (var answer : answers) {
        if (answer.status() == 202) {
          accepted.add(job.accepted(answer));
        } else {
          answer.expectProblem(409, "target-busy");
        }
      }
      if (accepted.isEmpty()) {
        throw new AssertionError("nobody was accepted");
      }
      return accepted;
    }
  }

  /// The client is gone before it is answered, and asks again with the same key.
  record HungUp(int times) implements RequestFault {
    @Override
    public String kind() {
      return "client hangs up and asks again";
    }

    @Override
    public Set<String> ask(Job job, JsonNode plan, String key) {
      clients(job, times).forEach(client -> hangUp(client.instance(), plan, key));
      return Set.of(job.deploy(plan, key));
    }

    private static void hangUp(HttpApi instance, JsonNode plan, String key) {
      var address = URI.create(instance.base());
      var body = JsonMapper.shared().writeValueAsString(Job.deploymentOf(plan));
      var request =
          """
          POST /api/v1/deployments HTTP/1.1\r
          Host: %s\r
          Authorization: Bearer %s\r
          Idempotency-Key: %s\r
          Content-Type: application/json\r
          Content-Length: %d\r
          \r
          %s"""
              .formatted(address.getAuthority(), instance.token(), key, body.length(), body);
      try (var socket = new Socket(address.getHost(), address.getPort())) {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Clients that ask different instances first.
  private static List<Client> clients(Job job, int count) {
    return IntStream.range(0, count).mapToObj(job.client()::beginningWith).toList();
  }
}
