package io.slipway.control.project.policy;

import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.policy.Scale.Words;
import io.slipway.control.project.yaml.Section;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.rehearsal.RollbackVerdict;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads an environment's `policy`.
public final class PolicyReader {

  static final String APPROVALS = "approvals";
  static final String APPROVAL_EXPIRY = "approval-expiry";
  static final String ROLLBACK = "rollback";
  static final String DRIFT = "drift";
  static final String BACKUP = "backup";
  static final String FINDINGS = "findings";
  static final String PROMOTION = "promotion";
  static final String WINDOWS = "windows";
  static final String FREEZES = "freezes";
  static final String CONFIRMATIONS = "confirmations";
  static final String BREAK_GLASS = "break-glass";
  static final String FROM = "from";
  static final String BAKE = "bake";
  static final String ID = "id";
  static final String TEXT = "text";
  static final String ROLE = "role";
  static final String PAST = "past";
  static final String NO_DRIFT = "none";
  static final String REQUIRED = "required";
  static final String ANY = "any";

  /// The keys of the section.
  public static final Set<String> KEYS =
      Set.of(
          APPROVALS,
          APPROVAL_EXPIRY,
          ROLLBACK,
          DRIFT,
          BACKUP,
          FINDINGS,
          PROMOTION,
          WINDOWS,
          FREEZES,
          CONFIRMATIONS,
          BREAK_GLASS);

  /// The keys of `promotion`.
  public static final Set<String> PROMOTION_KEYS = Set.of(FROM, BAKE);

  /// The keys of one of the `confirmations`.
  public static final Set<String> CONFIRMATION_KEYS = Set.of(ID, TEXT);

  /// The keys of `break-glass`.
  public static final Set<String> BREAK_GLASS_KEYS = Set.of(ROLE, PAST);

  private static final Duration SHORTEST_EXPIRY = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final int MOST_CONFIRMATIONS = 20;
  private static final int LONGEST_TEXT = 200;

  private PolicyReader() {}

  /// The policy, unless the section has mistakes, which are then its problems.
  public static Optional<Policy> read(Section section) {
    var approvals = ApprovalsReader.read(section);
    var expiry =
        section.optional(APPROVAL_EXPIRY, text -> Spans.parse(text, SHORTEST_EXPIRY, LONGEST));
    var requirements = requirements(section);
    var promotion = section.section(PROMOTION, PROMOTION_KEYS).flatMap(PolicyReader::promotion);
    var windows = CalendarReader.windows(section);
    var freezes = CalendarReader.freezes(section);
    var confirmations = confirmations(section);
    var breakGlass = section.section(BREAK_GLASS, BREAK_GLASS_KEYS).map(PolicyReader::breakGlass);
    if (!section.isSound()) {
      return Optional.empty();
    }
    return Optional.of(
        new Policy(
            approvals,
            expiry.orElse(Policy.DEFAULT_APPROVAL_EXPIRY),
            requirements,
            promotion,
            windows,
            freezes,
            confirmations,
            breakGlass.orElse(BreakGlass.NONE)));
  }

  private static Requirements requirements(Section section) {
    return new Requirements(
        section
            .optional(ROLLBACK, text -> orAny(text, RollbackVerdict.class))
            .flatMap(verdict -> verdict),
        section.optional(DRIFT, text -> isAsked(text, NO_DRIFT)).orElse(false),
        section.optional(BACKUP, text -> isAsked(text, REQUIRED)).orElse(false),
        section
            .optional(FINDINGS, text -> orAny(text, Severity.class))
            .flatMap(severity -> severity));
  }

  private static <E extends Enum<E>> Optional<E> orAny(String text, Class<E> kind) {
    if (text.equals(ANY)) {
      return Optional.empty();
    }
    var words = Arrays.stream(kind.getEnumConstants()).map(Words::word).toList();
    var place = words.indexOf(text);
    if (place < 0) {
      throw new IllegalArgumentException(
          "expected %s or any, not %s".formatted(String.join(", ", words), text));
    }
    return Optional.of(kind.getEnumConstants()[place]);
  }

  private static boolean isAsked(String text, String word) {
    if (!text.equals(word) && !text.equals(ANY)) {
      throw new IllegalArgumentException("expected %s or any, not %s".formatted(word, text));
    }
    return text.equals(word);
  }

  private static Optional<Promotion> promotion(Section section) {
    var from = section.optional(FROM, EnvironmentId::new);
    var bake = section.optional(BAKE, text -> Spans.parse(text, Duration.ZERO, LONGEST));
    return section.isSound()
        ? Optional.of(new Promotion(from, bake.orElse(Duration.ZERO)))
        : Optional.empty();
  }

  private static List<Confirmation> confirmations(Section section) {
    var sections = section.sectionList(CONFIRMATIONS, CONFIRMATION_KEYS);
    if (sections.size() > MOST_CONFIRMATIONS) {
      section.problem(
          CONFIRMATIONS, "a policy has at most %d confirmations".formatted(MOST_CONFIRMATIONS));
    }
    var ids = new HashSet<String>();
    return sections.stream().flatMap(one -> confirmation(one, ids).stream()).toList();
  }

  private static Optional<Confirmation> confirmation(Section section, Set<String> before) {
    var id = section.required(ID, text -> new EnvironmentId(text).value());
    var text = section.required(TEXT, PolicyReader::text);
    if (id.isPresent() && !before.add(id.get())) {
      section.problem(ID, "is that of another confirmation");
    }
    return section.isSound()
        ? Optional.of(new Confirmation(id.orElseThrow(), text.orElseThrow()))
        : Optional.empty();
  }

  /// One line of text that people read.
  static String text(String text) {
    if (text.isBlank()
        || text.length() > LONGEST_TEXT
        || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "expected 1 to %d characters in one line".formatted(LONGEST_TEXT));
    }
    return text.strip();
  }

  private static BreakGlass breakGlass(Section section) {
    var role = section.optional(ROLE, PolicyRoles::parse);
    var past = section.list(PAST, PolicyReader::gate);
    if (section.isSound() && (past.isEmpty() || past.get().isEmpty())) {
      section.problem("", "does not say which gates may be passed: add 'past'");
    }
    var gates = EnumSet.noneOf(PassableGate.class);
    past.ifPresent(gates::addAll);
    return new BreakGlass(role.orElse(BreakGlass.NONE.role()), gates);
  }

  private static PassableGate gate(String text) {
    return Arrays.stream(PassableGate.values())
        .filter(gate -> gate.word().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, not %s".formatted(gates(), text)));
  }

  private static String gates() {
    return Arrays.stream(PassableGate.values())
        .map(PassableGate::word)
        .collect(Collectors.joining(", "));
  }
}
