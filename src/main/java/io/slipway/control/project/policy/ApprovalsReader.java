package io.slipway.control.project.policy;

import io.slipway.control.project.yaml.Section;
import io.slipway.http.authorization.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads a policy's table of approvals.
public final class ApprovalsReader {

  static final String NAME = "name";
  static final String WHEN = "when";
  static final String REQUIRED = "required";
  static final String ROLE = "role";
  static final String AT_LEAST = "at-least";
  static final String AT_MOST = "at-most";

  /// The keys of one rule.
  public static final Set<String> KEYS = Set.of(NAME, WHEN, REQUIRED, ROLE);

  /// The keys of a condition that is no plain word.
  public static final Set<String> RANGE_KEYS = Set.of(AT_LEAST, AT_MOST);

  private static final int MOST_RULES = 50;

  private ApprovalsReader() {}

  static List<ApprovalRule> read(Section section) {
    var sections = section.sectionList(PolicyReader.APPROVALS, KEYS);
    if (sections.size() > MOST_RULES) {
      section.problem(
          PolicyReader.APPROVALS, "a policy has at most %d rules".formatted(MOST_RULES));
    }
    var names = new HashSet<String>();
    var rules = new ArrayList<ApprovalRule>();
    Optional<Section> last = Optional.empty();
    for (var one : sections) {
      last.ifPresent(
          before ->
              one.problem(
                  "",
                  "is never reached: the rule in line %d is for every plan"
                      .formatted(before.line())));
      rule(one, names).ifPresent(rules::add);
      last = last.or(() -> Optional.of(one).filter(it -> !it.has(WHEN)));
    }
    return rules;
  }

  private static Optional<ApprovalRule> rule(Section section, Set<String> before) {
    var name = section.optional(NAME, PolicyReader::text);
    if (name.isPresent() && !before.add(name.get())) {
      section.problem(NAME, "is that of another rule");
    }
    var when = section.section(WHEN, Measure.KEYS).map(ApprovalsReader::conditions);
    if (section.isSound() && when.isPresent() && when.get().isEmpty()) {
      section.problem(WHEN, "asks for nothing: leave it out for every plan");
    }
    var required = section.integer(REQUIRED, 0, ApprovalRule.MOST_REQUIRED);
    if (!section.has(REQUIRED)) {
      section.problem("", "the key 'required' is missing");
    }
    var role = section.optional(ROLE, PolicyRoles::parse);
    return section.isSound()
        ? Optional.of(
            new ApprovalRule(
                name, when.orElse(List.of()), required.orElseThrow(), role.orElse(Role.APPROVER)))
        : Optional.empty();
  }

  private static List<Condition> conditions(Section section) {
    var conditions = new ArrayList<Condition>();
    for (var measure : Measure.values()) {
      if (section.isMapping(measure.key())) {
        section
            .section(measure.key(), RANGE_KEYS)
            .flatMap(range -> range(range, measure))
            .ifPresent(conditions::add);
      } else {
        section.word(measure.key(), text -> Condition.of(measure, text)).ifPresent(conditions::add);
      }
    }
    return conditions;
  }

  private static Optional<Condition> range(Section section, Measure measure) {
    var atLeast = section.word(AT_LEAST, measure.scale()::parse);
    var atMost = section.word(AT_MOST, measure.scale()::parse);
    if (!section.isSound()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Condition(measure, value(atLeast), value(atMost)));
    } catch (IllegalArgumentException e) {
      section.problem("", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static OptionalLong value(Optional<Long> value) {
    return value.map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
