package io.slipway.testing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The API as its OpenAPI document describes it, for tests that hold for every endpoint.
public record DescribedApi(JsonNode document) {

  public static DescribedApi of(HttpApi api) {
    return new DescribedApi(api.get("/v3/api-docs").expect(200).json());
  }

  /// An operation, with its method in capitals.
  public record Endpoint(String method, String path, JsonNode operation) {

    public boolean isReading() {
      return method.equals("GET");
    }

    public Stream<JsonNode> parameters(String in) {
      return operation
          .path("parameters")
          .valueStream()
          .filter(p -> p.path("in").stringValue("").equals(in));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public List<Endpoint> endpoints() {
    return document
        .path("paths")
        .propertyStream()
        .flatMap(
            path ->
                path.getValue()
                    .propertyStream()
                    .map(
                        operation ->
                            new Endpoint(
                                operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                operation.getValue())))
        .toList();
  }

  /// The schema of an endpoint's JSON body.
  public Optional<JsonNode> body(Endpoint endpoint) {
    var schema =
        endpoint
            .operation()
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(resolved(schema));
  }

  /// The schema itself, where one only refers to it.
  public JsonNode resolved(JsonNode schema) {
    var reference = schema.path("$ref").stringValue("");
    return reference.isEmpty()
        ? schema
        : document
            .path("components")
            .path("schemas")
            .path(reference.substring(reference.lastIndexOf('/') + 1));
  }
}
