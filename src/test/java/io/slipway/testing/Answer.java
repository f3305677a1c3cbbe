package io.slipway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What the server answered.
public record Answer(HttpResponse<String> response) {

  public int status() {
    return response.statusCode();
  }

  public String body() {
    return response.body();
  }

  public JsonNode json() {
    return HttpApi.JSON.readTree(body());
  }

  public Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  /// Fails, with the body as the reason, unless the status is this.
  public Answer expect(int status) {
    assertThat(status()).as("%s %s", response.request(), body()).isEqualTo(status);
    return this;
  }

  /// Fails unless it is a whole problem document with this code; gives the document.
  public JsonNode expectProblem(int status, String code) {
    expect(status);
    assertThat(header("Content-Type")).hasValue("application/problem+json");
    var problem = json();
    assertThat(problem.path("code").asString()).as(body()).isEqualTo(code);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("type").asString()).isEqualTo("/problems/" + code);
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank();
    assertThat(problem.path("instance").asString()).isNotBlank();
    assertThat(body()).doesNotContain("Exception").doesNotContain("at io.slipway");
    return problem;
  }

  /// The fields that a problem names.
  public List<String> fieldsAtFault() {
    return json().path("errors").valueStream().map(e -> e.path("field").asString()).toList();
  }
}
