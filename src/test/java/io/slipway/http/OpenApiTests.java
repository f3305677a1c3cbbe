package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTests extends SlipwayTest {

  private JsonNode api() {
    return stranger.get("/v3/api-docs").expect(200).json();
  }

  private Stream<Map.Entry<String, JsonNode>> operations() {
    return api().path("paths").propertyStream().flatMap(path -> path.getValue().propertyStream());
  }

  @Test
  void it_is_open_to_all_and_of_version_3_1() {
    assertThat(api().path("openapi").asString()).startsWith("3.1");
    assertThat(api().path("info").path("title").asString()).isEqualTo("Slipway");
    var scheme = api().path("components").path("securitySchemes").path("token");
    assertThat(scheme.path("scheme").asString()).isEqualTo("bearer");
    assertThat(stranger.get("/v3/api-docs.yaml").expect(200).body()).startsWith("openapi: 3.1");
  }

  @Test
  void each_operation_has_a_name_of_its_own_and_a_summary() {
    var names = operations().map(o -> o.getValue().path("operationId").asString()).toList();
    assertThat(names).hasSizeGreaterThan(5).doesNotContain("").doesNotHaveDuplicates();
    // A trailing number is what springdoc appends to a duplicate.
    assertThat(names).allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    assertThat(operations()).allMatch(o -> !o.getValue().path("summary").asString().isBlank());
  }

  @Test
  void each_operation_has_typed_problems_and_one_good_answer() {
    operations()
        .forEach(
            operation -> {
              var responses = operation.getValue().path("responses");
              for (var status : List.of("400", "401", "403", "404", "500")) {
                assertThat(
                        responses
                            .path(status)
                            .path("content")
                            .path("application/problem+json")
                            .path("schema")
                            .path("$ref")
                            .asString())
                    .as("%s", operation)
                    .isEqualTo("#/components/schemas/Problem");
              }
              assertThat(responses.propertyStream().filter(r -> r.getKey().startsWith("2")))
                  .as("%s", operation)
                  .hasSizeBetween(1, 2);
            });
  }

  @Test
  void the_problem_s_schema_lists_its_members() {
    var problem = api().path("components").path("schemas").path("Problem").path("properties");
    assertThat(problem.propertyNames())
        .contains("type", "title", "status", "code", "detail", "instance", "errors");
  }

  @Test
  void each_body_has_an_example_that_its_endpoint_understands() {
    var schemas = api().path("components").path("schemas");
    operations()
        .map(o -> o.getValue().path("requestBody").path("content").path("application/json"))
        .filter(JsonNode::isObject)
        .map(body -> body.path("schema").path("$ref").asString())
        .forEach(
            reference -> {
              var name = reference.substring(reference.lastIndexOf('/') + 1);
              assertThat(schemas.path(name).path("example").isObject())
                  .as("%s has an example", name)
                  .isTrue();
            });
  }

  @Test
  void no_page_of_the_house_itself_is_listed() {
    assertThat(api().path("paths").propertyNames()).allMatch(path -> path.startsWith("/api/v1/"));
  }
}
