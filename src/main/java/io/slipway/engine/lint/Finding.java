package io.slipway.engine.lint;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// Something that a rule found in a script.
///
/// Its texts may quote the script, so whoever shows them escapes them.
///
/// @param message what was found here, in a sentence that names the objects
/// @param advice what to do here
/// @param objects those concerned
/// @param effort what it costs, where that is known
/// @param followUps the files of a change in several phases, in their order
public record Finding(
    RuleEntry rule,
    Severity severity,
    Place place,
    String message,
    String advice,
    List<Name> objects,
    Optional<Effort> effort,
    List<FollowUp> followUps) {

  public Finding {
    objects = List.copyOf(objects);
    followUps = List.copyOf(followUps);
  }

  /// As grave as the catalogue has it, with the catalogue's advice.
  public static Finding of(RuleEntry rule, Place place, String message) {
    return new Finding(
        rule,
        rule.severity(),
        place,
        message,
        rule.remedy(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  public Finding withSeverity(Severity other) {
    return new Finding(rule, other, place, message, advice, objects, effort, followUps);
  }

  public Finding withAdvice(String other) {
    return new Finding(rule, severity, place, message, other, objects, effort, followUps);
  }

  public Finding withObjects(List<Name> others) {
    return new Finding(rule, severity, place, message, advice, others, effort, followUps);
  }

  public Finding withEffort(Effort other) {
    return new Finding(
        rule, severity, place, message, advice, objects, Optional.of(other), followUps);
  }

  public Finding withFollowUps(List<FollowUp> others) {
    return new Finding(rule, severity, place, message, advice, objects, effort, others);
  }

  /// The same elsewhere.
  public Finding at(Place other) {
    return new Finding(rule, severity, other, message, advice, objects, effort, followUps);
  }
}
