package io.slipway.control.notify.address;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A URL of the kind that is called: `http` or `https`, a plain host, nothing that hides another.
///
/// @param uri without a user and without a fragment
public record Destination(URI uri) {

  /// In characters; receivers' URLs are far shorter.
  public static final int LONGEST = 2000;

  private static final int DELETE = 0x7f;
  private static final int FIRST_FREE_PORT = 1024;
  private static final int LAST_PORT = 65535;
  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;

  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("\\[[0-9a-fA-F:.]+]");
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(?:[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.?");

  // How inet_aton and browsers read the last part of a host: then the whole is a number.
  private static final Pattern ENDS_IN_A_NUMBER =
      Pattern.compile("(?i)(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

  /// What a text is: a destination, or what is wrong with it.
  public sealed interface Reading {
    record Good(Destination destination) implements Reading {}

    /// @param problem what is wrong, which does not repeat the text: it may be a secret
    record Bad(String problem) implements Reading {}
  }

  /// Reads a URL.
  ///
  /// @param plain whether `http` is accepted beside `https`
  public static Reading read(String text, boolean plain) {
    try {
      var uri = new URI(text);
      return problem(text, uri, plain)
          .<Reading>map(Reading.Bad::new)
          .orElseGet(() -> new Reading.Good(new Destination(uri)));
    } catch (URISyntaxException e) {
      return new Reading.Bad("must be a URL such as https://hooks.example.com/slipway");
    }
  }

  private static Optional<String> problem(String text, URI uri, boolean plain) {
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (text.length() > LONGEST) {
      return Optional.of("must have at most " + LONGEST + " characters");
    }
    // What is shown of a URL has a "…" in it, and must not be taken for one.
    if (!text.chars().allMatch(c -> c > ' ' && c < DELETE)) {
      return Optional.of("must be written in ASCII, other characters encoded");
    }
    if (!scheme.equals("https") && !(plain && scheme.equals("http"))) {
      return Optional.of(
          "must begin with https://"
              + (plain ? " or http://" : "; slipway.notify.allow-http accepts http:// too"));
    }
    if (uri.getRawUserInfo() != null || text.contains("@") && uri.getHost() == null) {
      return Optional.of("must not name a user or password");
    }
    if (uri.getRawFragment() != null) {
      return Optional.of("must not have a part behind #");
    }
    return hostProblem(uri).or(() -> portProblem(uri));
  }

  private static Optional<String> hostProblem(URI uri) {
    var host = uri.getHost();
    if (host == null) {
      return Optional.of("must name a host");
    }
    if (V4.matcher(host).matches() || V6.matcher(host).matches()) {
      return Optional.empty();
    }
    if (ENDS_IN_A_NUMBER.matcher(host).matches()) {
      return Optional.of("must write an IPv4 address as four decimal numbers, as in 192.0.2.1");
    }
    return NAME.matcher(host).matches()
        ? Optional.empty()
        : Optional.of("must name a host by a DNS name or an address");
  }

  private static Optional<String> portProblem(URI uri) {
    var port = uri.getPort();
    var fits =
        port == -1
            || port == HTTP_PORT
            || port == HTTPS_PORT
            || port >= FIRST_FREE_PORT && port <= LAST_PORT;
    return fits ? Optional.empty() : Optional.of("must have the port 80, 443 or one from 1024 on");
  }

  /// The host as a resolver takes it, an IPv6 address without its brackets.
  public String host() {
    return uri.getHost().replaceAll("[\\[\\]]", "");
  }

  /// What may be shown: paths and queries of such URLs are often secrets.
  public String shown() {
    var path = uri.getRawPath() == null || uri.getRawPath().length() <= 1 ? "" : "/…";
    var query = uri.getRawQuery() == null ? "" : "?…";
    return uri.getScheme() + "://" + uri.getRawAuthority() + path + query;
  }

  @Override
  public String toString() {
    return shown();
  }
}
