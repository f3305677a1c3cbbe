package io.slipway.control.project;

import io.slipway.control.project.yaml.Section;
import io.slipway.http.authorization.Grant;
import io.slipway.http.authorization.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads `trust` and `groups`.
public final class AccessReader {

  /// Where rules for CI jobs stand.
  public static final String TRUST = "trust";

  /// Where grants of OIDC groups stand.
  public static final String GROUPS = "groups";

  private static final String ISSUER = "issuer";
  private static final String AUDIENCE = "audience";
  private static final String CLAIMS = "claims";
  private static final String NAME = "name";
  private static final String GRANTS = "grants";
  private static final String GROUP = "group";
  private static final String ROLE = "role";
  private static final String ENVIRONMENT = "environment";
  private static final String PROJECT = "project";

  /// The keys of one rule.
  public static final Set<String> TRUST_KEYS = Set.of(ISSUER, AUDIENCE, CLAIMS, NAME, GRANTS);

  /// The keys of one group.
  public static final Set<String> GROUP_KEYS = Set.of(GROUP, GRANTS);

  /// The keys of one grant.
  public static final Set<String> GRANT_KEYS = Set.of(ROLE, ENVIRONMENT, PROJECT);

  private static final int LONGEST = 300;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}|\\*");
  private static final Pattern JOB =
      Pattern.compile("ci:([A-Za-z0-9 ._/@#-]|\\{[A-Za-z0-9_.-]{1,60}})+");
  private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.0\\.0\\.1|\\[::1]");
  private static final String DEFAULT_NAME = "ci:{sub}";

  private AccessReader() {}

  /// The rules of a file.
  public static List<TrustRule> trust(Section root) {
    return root.sectionList(TRUST, TRUST_KEYS).stream()
        .map(AccessReader::rule)
        .flatMap(Optional::stream)
        .toList();
  }

  /// The groups of a file.
  public static List<AccessRules.Group> groups(Section root) {
    return root.sectionList(GROUPS, GROUP_KEYS).stream()
        .map(AccessReader::group)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<TrustRule> rule(Section section) {
    var issuer = section.required(ISSUER, AccessReader::issuer);
    var audience = section.required(AUDIENCE, AccessReader::text);
    var claims = claims(section);
    var name = section.optional(NAME, AccessReader::name).orElse(DEFAULT_NAME);
    var grants = grants(section);
    return section.isSound() && issuer.isPresent() && audience.isPresent()
        ? Optional.of(new TrustRule(issuer.get(), audience.get(), claims, grants, name))
        : Optional.empty();
  }

  // Without a claim a rule would trust each job of each customer of the CI system.
  private static Map<String, String> claims(Section section) {
    var claims = section.texts(CLAIMS, AccessReader::pattern);
    if (claims.isEmpty() && section.isSound()) {
      section.problem(
          section.has(CLAIMS) ? CLAIMS : "", "say by 'claims' which jobs, such as a repository");
    }
    return claims;
  }

  private static String pattern(String text) {
    var star = text.indexOf('*');
    if (star < 0) {
      return text(text);
    }
    // acme/app* would be acme/app-of-somebody-else too.
    if (star != text.length() - 1
        || star == 0
        || Character.isLetterOrDigit(text.charAt(star - 1))) {
      throw new IllegalArgumentException(
          "expected a text, or one that ends in '*' behind a character such as '/' or '-', not "
              + text);
    }
    return text(text);
  }

  private static String name(String text) {
    if (!JOB.matcher(text).matches() || text.length() > LONGEST) {
      throw new IllegalArgumentException(
          "expected ci: and a name with claims in braces, such as ci:{repository}, not " + text);
    }
    return text;
  }

  /// An OIDC issuer's address.
  ///
  /// @throws IllegalArgumentException when it is none, or everybody could read what is sent to it
  public static String issuer(String text) {
    var url = URI.create(text(text));
    var host = url.getHost();
    var isSafe =
        "https".equals(url.getScheme())
            || "http".equals(url.getScheme()) && host != null && LOOPBACK.matcher(host).matches();
    var isBare = url.getUserInfo() == null && url.getQuery() == null && url.getFragment() == null;
    if (host == null || !isSafe || !isBare) {
      throw new IllegalArgumentException(
          "expected an address such as https://host/path, exactly as the tokens have it");
    }
    return text;
  }

  private static Optional<AccessRules.Group> group(Section section) {
    var group = section.required(GROUP, AccessReader::text);
    var grants = grants(section);
    return section.isSound()
        ? group.map(name -> new AccessRules.Group(name, grants))
        : Optional.empty();
  }

  private static List<Grant> grants(Section section) {
    var grants =
        section.sectionList(GRANTS, GRANT_KEYS).stream()
            .map(AccessReader::grant)
            .flatMap(Optional::stream)
            .toList();
    if (grants.isEmpty() && section.isSound()) {
      section.problem(section.has(GRANTS) ? GRANTS : "", "say by 'grants' what is allowed");
    }
    return grants;
  }

  private static Optional<Grant> grant(Section section) {
    var role = section.required(ROLE, AccessReader::role);
    var environment = section.required(ENVIRONMENT, AccessReader::id);
    var project = section.optional(PROJECT, AccessReader::id).orElse(Grant.ALL);
    return role.isPresent() && environment.isPresent()
        ? Optional.of(new Grant(role.get(), environment.get(), project))
        : Optional.empty();
  }

  private static Role role(String text) {
    return Stream.of(Role.values())
        .filter(role -> role.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, not %s"
                        .formatted(
                            Stream.of(Role.values())
                                .map(Role::word)
                                .collect(Collectors.joining(", ")),
                            text)));
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException("expected an id or '*', not " + text);
    }
    return text;
  }

  private static String text(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("expected 1 to %d characters".formatted(LONGEST));
    }
    return text;
  }
}
