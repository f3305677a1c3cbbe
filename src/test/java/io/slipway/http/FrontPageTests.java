package io.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.Answer;
import io.slipway.testing.HttpApi;
import io.slipway.testing.SlipwayTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FrontPageTests extends SlipwayTest {

  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\">");

  private Answer as(HttpApi caller, String accept) {
    return caller.send("GET", "/", null, request -> request.setHeader("Accept", accept));
  }

  @Test
  void curl_is_told_in_plain_text_without_a_token() {
    var answer = as(stranger, "*/*");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).hasValue("text/plain;charset=UTF-8");
    assertThat(answer.body()).startsWith("This is Slipway").contains("/v3/api-docs");
  }

  @Test
  void a_browser_gets_a_page_whose_links_all_work_without_a_token() {
    var page = as(stranger, "text/html,application/xhtml+xml,*/*;q=0.8");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).hasValue("text/html;charset=UTF-8");
    var links = LINK.matcher(page.body()).results().map(link -> link.group(1)).toList();
    assertThat(links).containsExactly("/swagger-ui", "/v3/api-docs", "/actuator/health");
    for (var link : links) {
      assertThat(stranger.get(link).status()).as(link).isIn(200, 302);
    }
  }

  @Test
  void nothing_but_reading_is_possible_there() {
    stranger.post("/", "{}").expectProblem(405, "method-not-allowed");
  }
}
