package io.slipway.http;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves the page about each kind of problem.
@RestController
@OpenToAll
@Hidden
class ProblemPages {

  private static final MediaType MARKDOWN =
      new MediaType("text", "markdown", StandardCharsets.UTF_8);

  @GetMapping("/problems/{id}")
  ResponseEntity<Resource> page(@PathVariable String id) {
    return Arrays.stream(ProblemCode.values())
        .filter(code -> code.id().equals(id))
        .findFirst()
        .<Resource>map(code -> new ClassPathResource("docs/problems/" + code.id() + ".md"))
        .map(page -> ResponseEntity.ok().contentType(MARKDOWN).body(page))
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_FOUND, "No problem has this name."));
  }
}
