package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.control.secret.SecretReference;
import io.slipway.engine.hook.Hook;
import io.slipway.engine.hook.Hook.Action;
import io.slipway.engine.hook.Hook.Header;
import io.slipway.engine.hook.Hook.Moment;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Reads an environment's `hooks`, and writes them as they are read.
public final class HooksReader {

  static final String HOOKS = "hooks";
  private static final String NAME = "name";
  private static final String WHEN = "when";
  private static final String URL = "url";
  private static final String METHOD = "method";
  private static final String HEADERS = "headers";
  private static final String BODY = "body";
  private static final String QUERY = "query";
  private static final String GONE = "gone";
  private static final String TIMEOUT = "timeout";

  /// The keys of one hook.
  public static final Set<String> KEYS =
      Set.of(NAME, WHEN, URL, METHOD, HEADERS, BODY, QUERY, GONE, TIMEOUT);

  static final int MOST = 20;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_TEXT = 10_000;
  private static final String DEFAULT_METHOD = "POST";
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  // What such a header says is a secret, whatever it looks like.
  private static final Pattern SECRET_HEADER =
      Pattern.compile("(?i).*(authorization|cookie|token|secret|key|password).*");

  private HooksReader() {}

  /// The hooks under the key `hooks`; none when there is no such key.
  static List<Hook> read(Section section) {
    var hooks = section.sectionList(HOOKS, KEYS);
    if (hooks.size() > MOST) {
      section.problem(HOOKS, "an environment has at most " + MOST + " hooks");
    }
    return hooks.stream().map(HooksReader::hook).flatMap(Optional::stream).toList();
  }

  private static Optional<Hook> hook(Section section) {
    var name = section.required(NAME, text -> cut(text.strip(), LONGEST_NAME));
    var moment = section.optional(WHEN, HooksReader::moment).orElse(Moment.BEFORE);
    var timeout = section.optional(TIMEOUT, LocksReader::patience).orElse(DEFAULT_TIMEOUT);
    var action = action(section);
    return section.isSound() && name.isPresent() && action.isPresent()
        ? Optional.of(new Hook(name.get(), moment, action.get(), timeout))
        : Optional.empty();
  }

  private static Optional<Action> action(Section section) {
    var url = section.optional(URL, HooksReader::url);
    var query = section.optional(QUERY, text -> cut(text, LONGEST_TEXT));
    var gone = section.list(GONE, text -> cut(text, LONGEST_NAME));
    var given = List.of(URL, QUERY, GONE).stream().filter(section::has).toList();
    if (given.size() != 1) {
      section.problem(given.isEmpty() ? URL : given.getLast(), "give one of url, query and gone");
    }
    if (!section.has(URL)) {
      List.of(METHOD, HEADERS, BODY).stream()
          .filter(section::has)
          .forEach(key -> section.problem(key, "belongs to a url"));
    }
    if (url.isPresent()) {
      return Optional.of(call(section, url.get()));
    }
    return query.<Action>map(Hook.Query::new).or(() -> gone.<Action>map(Hook.Gone::new));
  }

  private static Action call(Section section, String url) {
    var method = section.optional(METHOD, HooksReader::method).orElse(DEFAULT_METHOD);
    var body = section.optional(BODY, text -> cut(text, LONGEST_TEXT));
    var headers = new LinkedHashMap<String, Header>();
    section
        .texts(HEADERS, UnaryOperator.identity())
        .forEach(
            (name, text) -> {
              if (SECRET_HEADER.matcher(name).matches() && !SecretReference.isReference(text)) {
                section.problem(
                    HEADERS, name + " may hold a secret: refer to it as env:NAME or file:/path");
              }
              headers.put(name, new HookHeader(text));
            });
    return new Hook.Call(method, url, headers, body);
  }

  private static Moment moment(String text) {
    for (var moment : Moment.values()) {
      if (word(moment).equals(text)) {
        return moment;
      }
    }
    throw new IllegalArgumentException(
        "expected before, after, after-success or after-failure, not " + text);
  }

  private static String word(Moment moment) {
    return moment.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String method(String text) {
    if (!METHODS.contains(text)) {
      throw new IllegalArgumentException("expected GET, POST, PUT, PATCH or DELETE, not " + text);
    }
    return text;
  }

  private static String url(String text) {
    var url = URI.create(cut(text, LONGEST_TEXT));
    var isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isHttp || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "expected an address such as https://host/path, without a user or a password");
    }
    return text;
  }

  private static String cut(String text, int longest) {
    if (text.isBlank() || text.length() > longest) {
      throw new IllegalArgumentException("expected 1 to %d characters".formatted(longest));
    }
    return text;
  }

  /// The hooks as they stand in the files.
  static List<Map<String, Object>> write(List<Hook> hooks) {
    return hooks.stream().map(HooksReader::write).toList();
  }

  private static Map<String, Object> write(Hook hook) {
    var values = new LinkedHashMap<String, Object>();
    values.put(NAME, hook.name());
    values.put(WHEN, word(hook.moment()));
    switch (hook.action()) {
      case Hook.Call call -> {
        values.put(URL, call.url());
        values.put(METHOD, call.method());
        var headers = new LinkedHashMap<String, String>();
        call.headers().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(header -> headers.put(header.getKey(), text(header.getValue())));
        if (!headers.isEmpty()) {
          values.put(HEADERS, headers);
        }
        call.body().ifPresent(body -> values.put(BODY, body));
      }
      case Hook.Query(var sql) -> values.put(QUERY, sql);
      case Hook.Gone(var applications) -> values.put(GONE, applications);
    }
    values.put(TIMEOUT, LocksReader.text(hook.timeout()));
    return values;
  }

  private static String text(Header header) {
    return header instanceof HookHeader(var text) ? text : "";
  }
}
