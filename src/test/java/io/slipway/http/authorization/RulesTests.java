package io.slipway.http.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.http.OpenToAll;
import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Holds for every endpoint, whoever adds it.
class RulesTests extends SlipwayTest {

  private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);

  private record Endpoint(RequestMethod method, String path, HandlerMethod handler) {}

  private List<Endpoint> endpoints() {
    var found = new ArrayList<Endpoint>();
    context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (!AuthorizationInterceptor.isOpen(handler)) {
                for (var path : mapping.getPatternValues()) {
                  for (var method : mapping.getMethodsCondition().getMethods()) {
                    found.add(new Endpoint(method, path, handler));
                  }
                }
              }
            });
    assertThat(found).hasSizeGreaterThan(5);
    return found;
  }

  @Test
  void each_endpoint_has_a_rule_and_lives_under_the_api_s_root() {
    for (var endpoint : endpoints()) {
      assertThat(AuthorizationInterceptor.ruleOf(endpoint.handler()))
          .as("%s", endpoint)
          .isPresent();
      assertThat(endpoint.path()).startsWith("/api/v1/");
    }
  }

  @Test
  void open_to_all_are_pages_that_hold_no_data_and_the_door() {
    var open = new TreeSet<String>();
    context()
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, handler) -> {
              if (handler.getBeanType().isAnnotationPresent(OpenToAll.class)) {
                open.addAll(mapping.getPatternValues());
              }
            });
    assertThat(open)
        .containsExactly(
            "/",
            "/api/v1/password",
            "/api/v1/session",
            "/api/v1/session/oidc",
            "/api/v1/session/oidc/callback",
            "/error",
            "/problems/{id}");
  }

  @Test
  void what_needs_no_role_concerns_the_caller_alone() {
    assertThat(endpoints().stream().filter(RulesTests::isOwn).map(e -> e.method() + " " + e.path()))
        .containsExactlyInAnyOrder(
            "GET /api/v1/me",
            "GET /api/v1/me/sessions",
            "DELETE /api/v1/me/sessions/{id}",
            "GET /api/v1/me/tokens",
            "POST /api/v1/me/tokens",
            "DELETE /api/v1/me/tokens/{id}",
            "PUT /api/v1/me/password",
            "GET /api/v1/session",
            "DELETE /api/v1/session");
  }

  private static boolean isOwn(Endpoint endpoint) {
    return AuthorizationInterceptor.ruleOf(endpoint.handler())
        .filter(rule -> rule.on().equals(Authorize.SELF))
        .isPresent();
  }

  @Test
  void each_mutating_endpoint_names_its_action_for_the_audit_trail() {
    for (var endpoint : endpoints()) {
      var action = AuthorizationInterceptor.ruleOf(endpoint.handler()).orElseThrow().action();
      if (changesNothing(endpoint)) {
        assertThat(action).as("%s", endpoint).isEmpty();
      } else {
        assertThat(action).as("%s", endpoint).matches("[a-z][a-z-]*\\.[a-z][a-z-]*");
      }
    }
  }

  @Test
  void each_kind_of_object_in_a_rule_is_known_and_its_path_names_the_object() {
    var lookups =
        context().getBeansOfType(ScopeLookup.class).values().stream()
            .map(ScopeLookup::kind)
            .toList();
    assertThat(lookups).doesNotHaveDuplicates();
    var words = List.of(Authorize.ANYWHERE, Authorize.GLOBAL, Authorize.IN_BODY, Authorize.SELF);
    for (var endpoint : endpoints()) {
      var rule = AuthorizationInterceptor.ruleOf(endpoint.handler()).orElseThrow();
      if (!words.contains(rule.on())) {
        assertThat(lookups).as("%s", endpoint).contains(rule.on());
        assertThat(endpoint.path()).contains("{" + rule.variable() + "}");
      }
    }
  }

  @Test
  void without_a_token_every_endpoint_answers_401() {
    for (var endpoint : endpoints()) {
      var answer = call(stranger, endpoint);
      answer.expectProblem(401, "unauthenticated");
      assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer realm=\"slipway\"");
      call(stranger.as("slw_nonsense"), endpoint).expectProblem(401, "unauthenticated");
    }
  }

  @Test
  void with_a_token_of_no_grants_every_endpoint_answers_403_or_404() {
    var nobody = holderOf("VIEWER dev");
    var id = nobody.get("/api/v1/me").expect(200).json().path("tokenId").asString();
    CONTROL.execute("DELETE FROM slipway.access_grant WHERE token_id = '" + id + "'");
    for (var endpoint : endpoints()) {
      if (!isOwn(endpoint)) {
        assertThat(call(nobody, endpoint).status()).as("%s", endpoint).isIn(403, 404);
      }
    }
  }

  @Test
  void a_viewer_of_one_environment_changes_nothing() {
    var viewer = holderOf("VIEWER dev");
    for (var endpoint : endpoints()) {
      if (!changesNothing(endpoint) && !isOwn(endpoint)) {
        assertThat(call(viewer, endpoint).status()).as("%s", endpoint).isIn(403, 404);
      }
    }
  }

  // What is asked with a body that nothing is kept of.
  private static final Set<String> QUESTIONS =
      Set.of("/api/v1/lint", "/api/v1/environments/{id}/policy/simulation");

  private static boolean changesNothing(Endpoint endpoint) {
    return READING.contains(endpoint.method()) || QUESTIONS.contains(endpoint.path());
  }

  // The body is malformed on purpose: who may not ask is sent away before it is read.
  private static io.slipway.testing.Answer call(HttpApi as, Endpoint endpoint) {
    var path = endpoint.path().replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    var body = READING.contains(endpoint.method()) ? null : "{\"malformed\"";
    return as.send(endpoint.method().name(), path, body);
  }
}
