package io.slipway.http;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Says at the root what this is and where to go on: a page for browsers, a text for all others.
@RestController
@OpenToAll
@Hidden
class FrontPage {

  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  @GetMapping("/")
  ResponseEntity<Resource> page(
      @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") List<String> accept) {
    var browser = accept.stream().anyMatch(types -> types.contains(MediaType.TEXT_HTML_VALUE));
    return ResponseEntity.ok()
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .contentType(browser ? HTML : TEXT)
        .body(new ClassPathResource(browser ? "front/page.html" : "front/page.txt"));
  }
}
