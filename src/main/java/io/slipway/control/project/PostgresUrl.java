package io.slipway.control.project;

import io.slipway.control.project.yaml.NearestWord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.ds.PGSimpleDataSource;

/// A `jdbc:postgresql:` URL that names a database, and neither a user nor a password.
///
/// Of the driver's parameters only those that say how to reach the server are accepted: others
/// load classes by name or write files.
public record PostgresUrl(String value) {

  private static final String SCHEME = "jdbc:postgresql://";
  private static final String FORM = SCHEME + "host:port/database";
  private static final Pattern ADDRESS =
      Pattern.compile(
          SCHEME
              + "HOST(,HOST)*/[^/?#\\s]+(\\?\\S*)?"
                  .replace("HOST", "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?"));
  private static final int LONGEST = 500;
  private static final Set<String> PARAMETERS =
      Set.of(
          "channelBinding",
          "connectTimeout",
          "currentSchema",
          "gssEncMode",
          "hostRecheckSeconds",
          "loadBalanceHosts",
          "loginTimeout",
          "options",
          "prepareThreshold",
          "requireAuth",
          "socketTimeout",
          "sslcert",
          "sslkey",
          "sslmode",
          "sslnegotiation",
          "sslrootcert",
          "targetServerType",
          "tcpKeepAlive");
  private static final Set<String> CREDENTIALS =
      Set.of("user", "password", "sslpassword", "kerberosServerName", "jaasApplicationName");

  /// @throws IllegalArgumentException with a message that repeats nothing of the URL but its
  ///     parameters' names
  public PostgresUrl {
    if (value.length() > LONGEST || !value.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "expected %s of at most %d characters".formatted(FORM, LONGEST));
    }
    var question = value.indexOf('?');
    if (value.substring(0, question < 0 ? value.length() : question).contains("@")) {
      throw new IllegalArgumentException(
          "a URL must not carry a user or a password; use the keys username and password");
    }
    if (question >= 0) {
      for (var parameter : value.substring(question + 1).split("&")) {
        checkParameter(parameter.split("=", 2)[0]);
      }
    }
    if (!ADDRESS.matcher(value).matches()) {
      throw new IllegalArgumentException("expected " + FORM + " with a host and a database");
    }
    parsed(value);
  }

  private static void checkParameter(String name) {
    if (CREDENTIALS.contains(name)) {
      throw new IllegalArgumentException(
          "a URL must not carry '%s'; use the keys username and password".formatted(name));
    }
    if (!PARAMETERS.contains(name)) {
      throw new IllegalArgumentException(
          "the URL parameter '%s' is not allowed%s"
              .formatted(name, NearestWord.suggestion(name, PARAMETERS)));
    }
  }

  // The driver's own message would repeat the URL.
  private static PGSimpleDataSource parsed(String url) {
    var source = new PGSimpleDataSource();
    try {
      source.setUrl(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("expected " + FORM);
    }
    return source;
  }

  public String database() {
    return String.valueOf(parsed(value).getDatabaseName());
  }

  /// The URL of another database of the same server.
  String onDatabase(String other) {
    var question = value.indexOf('?');
    var authority = value.substring(0, value.indexOf('/', SCHEME.length()));
    return "%s/%s%s"
        .formatted(
            authority,
            URLEncoder.encode(other, StandardCharsets.UTF_8),
            question < 0 ? "" : value.substring(question));
  }

  /// The hosts with their ports, in lower case, in the URL's order.
  public String servers() {
    var source = parsed(value);
    var hosts = source.getServerNames();
    var ports = source.getPortNumbers();
    return IntStream.range(0, hosts.length)
        .mapToObj(i -> hosts[i].toLowerCase(Locale.ROOT) + ":" + ports[i])
        .collect(Collectors.joining(","));
  }

  /// The `currentSchema` parameter, empty when there is none.
  public String currentSchema() {
    return Objects.requireNonNullElse(parsed(value).getCurrentSchema(), "");
  }

  @Override
  public String toString() {
    return value;
  }
}
