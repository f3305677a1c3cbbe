package io.slipway.control.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.http.authorization.Authorize;
import io.slipway.testing.SlipwayTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Whoever adds an endpoint that changes something adds its sentence.
class SentencesTests extends SlipwayTest {

  @Test
  void whatEachEndpointDoesHasASentence() {
    var actions =
        context()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods()
            .values()
            .stream()
            .flatMap(
                handler ->
                    Optional.ofNullable(handler.getMethodAnnotation(Authorize.class)).stream())
            .map(Authorize::action)
            .filter(action -> !action.isEmpty())
            .toList();

    assertThat(actions).hasSizeGreaterThan(20);
    assertThat(Wording.actions())
        .as("add it to sentences.properties, and to Samples what its entries hold")
        .containsAll(actions);
  }
}
