package io.slipway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownOutputTests {

  private static boolean matches(String shown, String output) {
    return ShownOutput.pattern(shown).matcher(ShownOutput.normalised(output)).matches();
  }

  @ParameterizedTest
  @CsvSource({
    "'a', 'a', true",
    "'a', 'b', false",
    "'a', 'a\nb', false",
    "'...\nb', 'a\nx\nb', true",
    "'...\nb', 'b', true",
    "'...\nb', 'a\nbb', false",
    "'a\n...', 'a\nb\nc', true",
    "'a\n...', 'b\nc', false",
    "'a\n...\nc', 'a\nc', true",
    "'a\n...\nc', 'a\nb\nd', false",
    "'...ready on x', '12:00 ready on x', true",
    "'...ready on x', '12:00 ready on y', false",
    "'a.b', 'axb', false",
    "'', '', true",
    "'', 'a', false",
  })
  void dots_stand_for_anything_and_the_rest_for_itself(
      String shown, String output, boolean expected) {
    assertThat(matches(shown, output)).isEqualTo(expected);
  }

  @Test
  void what_differs_from_run_to_run_may_differ() {
    assertThat(
            matches(
                "at 2026-11-21T12:28:08.171493Z on 127.0.0.1:8080 after 9.6 s",
                "at 2027-01-01T00:00:00Z on 127.0.0.1:43210 after 12.0 s"))
        .isTrue();
    assertThat(matches("\"applied\": 9", "\"applied\": 10")).isFalse();
  }
}
