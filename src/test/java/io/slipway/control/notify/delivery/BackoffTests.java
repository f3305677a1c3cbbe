package io.slipway.control.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTests {

  @ParameterizedTest
  @CsvSource({
    "1, 10s",
    "2, 20s",
    "3, 40s",
    "4, 80s",
    "5, 160s",
    "6, 320s",
    "7, 640s",
    "8, 1280s",
    "9, 2560s",
    "10, 3600s",
    "11, 3600s",
    "64, 3600s",
    "1000, 3600s"
  })
  void pausesAreThoseOfTheDocsGiveOrTakeAFifth(int failures, String pause) {
    var middle = Duration.parse("PT" + pause).toMillis();
    var random = new Random(failures);

    var pauses =
        Stream.generate(() -> Backoff.after(failures, random).toMillis()).limit(1000).toList();

    assertThat(pauses).allMatch(millis -> millis >= middle * 0.8 && millis <= middle * 1.2);
    assertThat(pauses).anyMatch(millis -> millis < middle * 0.85);
    assertThat(pauses).anyMatch(millis -> millis > middle * 1.15);
  }
}
