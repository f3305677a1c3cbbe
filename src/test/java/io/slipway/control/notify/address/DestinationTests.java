package io.slipway.control.notify.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.notify.address.Destination.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example.com/slipway",
        "https://hooks.example.com:8443/a?b=c",
        "HTTPS://Hooks.Example.COM",
        "https://xn--bcher-kva.example/",
        "https://intranet/",
        "https://8.8.8.8/",
        "https://[2606:4700:4700::1111]/x",
        "https://example.com./",
        "https://example.com:443"
      })
  void urlsOfReceiversAreAccepted(String url) {
    assertThat(Destination.read(url, false)).isInstanceOf(Reading.Good.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "javascript:alert(1)",
        "//example.com/",
        "example.com",
        "https:///path",
        "https:example.com",
        "https://",
        "",
        " https://example.com",
        "https://exa mple.com/",
        "https://example.com/\r\nHost: other",
        "https://example.com\\@127.0.0.1/",
        "https://user@example.com/",
        "https://user:password@example.com/",
        "https://8.8.8.8@127.0.0.1/",
        "https://@example.com/",
        "https://127.0.0.1#@example.com/",
        "https://example.com/#part",
        "https://example.com:22/",
        "https://example.com:0/",
        "https://example.com:65536/",
        "https://example.com:-1/",
        "https://example.com:25/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://017700000001/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.1/",
        "https://127.0.0.1./",
        "https://127.0.0.01/",
        "https://256.0.0.1/",
        "https://1.2.3.4.5/",
        "https://example.0x1/",
        "https://[::1%25lo]/",
        "https://[fe80::1%eth0]/",
        "https://%31%32%37.0.0.1/",
        "https://１２７.0.0.1/",
        "https://ⓔxample.com/",
        "https://exa_mple/",
        "https://-example.com/",
        "https://.example.com/"
      })
  void whatIsNoneOrHidesAnotherIsNot(String url) {
    assertThat(Destination.read(url, false)).as(url).isInstanceOf(Reading.Bad.class);
  }

  @Test
  void whatIsTooLongIsNot() {
    assertThat(Destination.read("https://example.com/" + "x".repeat(2000), false))
        .isInstanceOf(Reading.Bad.class);
  }

  @Test
  void plainHttpIsAcceptedWhereItIsAllowed() {
    assertThat(Destination.read("http://example.com/", true)).isInstanceOf(Reading.Good.class);
    assertThat(Destination.read("ftp://example.com/", true)).isInstanceOf(Reading.Bad.class);
  }

  @Test
  void aMistakeDoesNotRepeatTheUrlWhichMayBeASecret() {
    for (var url :
        new String[] {"https://user:topsecret@h/", "topsecret", "https://h/#topsecret"}) {
      assertThat(Destination.read(url, false).toString()).doesNotContain("topsecret");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.com, https://hooks.example.com",
    "https://hooks.example.com/, https://hooks.example.com",
    "https://hooks.example.com:8443/services/T0/B0/xyz, https://hooks.example.com:8443/…",
    "https://hooks.example.com/?token=xyz, https://hooks.example.com?…",
    "https://hooks.example.com/a?token=xyz, https://hooks.example.com/…?…"
  })
  void pathsAndQueriesAreNotShown(String url, String shown) {
    var good = (Reading.Good) Destination.read(url, false);
    assertThat(good.destination()).hasToString(shown);
  }
}
