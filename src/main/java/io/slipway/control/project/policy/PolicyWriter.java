package io.slipway.control.project.policy;

import io.slipway.control.project.policy.Scale.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/// Writes a policy as [PolicyReader] reads it, one form for each meaning.
public final class PolicyWriter {

  private PolicyWriter() {}

  /// The policy under its keys, with every default that is not nothing.
  public static Map<String, Object> write(Policy policy) {
    var values = new LinkedHashMap<String, Object>();
    put(values, PolicyReader.APPROVALS, policy.approvals(), PolicyWriter::rule);
    values.put(PolicyReader.APPROVAL_EXPIRY, Spans.text(policy.approvalExpiry()));
    put(values, policy.requirements());
    policy.promotion().ifPresent(it -> values.put(PolicyReader.PROMOTION, promotion(it)));
    put(values, PolicyReader.WINDOWS, policy.windows(), PolicyWriter::window);
    put(values, PolicyReader.FREEZES, policy.freezes(), PolicyWriter::freeze);
    put(values, PolicyReader.CONFIRMATIONS, policy.confirmations(), PolicyWriter::confirmation);
    if (policy.breakGlass().isAllowed()) {
      values.put(PolicyReader.BREAK_GLASS, breakGlass(policy.breakGlass()));
    }
    return values;
  }

  private static <T> void put(
      Map<String, Object> values, String key, List<T> all, Function<T, Object> write) {
    if (!all.isEmpty()) {
      values.put(key, all.stream().map(write).toList());
    }
  }

  private static void put(Map<String, Object> values, Requirements requirements) {
    requirements.rollback().ifPresent(it -> values.put(PolicyReader.ROLLBACK, Words.word(it)));
    if (requirements.zeroDrift()) {
      values.put(PolicyReader.DRIFT, PolicyReader.NO_DRIFT);
    }
    if (requirements.backup()) {
      values.put(PolicyReader.BACKUP, PolicyReader.REQUIRED);
    }
    requirements.findings().ifPresent(it -> values.put(PolicyReader.FINDINGS, it.word()));
  }

  private static Map<String, Object> rule(ApprovalRule rule) {
    var values = new LinkedHashMap<String, Object>();
    rule.name().ifPresent(name -> values.put(ApprovalsReader.NAME, name));
    if (!rule.when().isEmpty()) {
      var when = new LinkedHashMap<String, Object>();
      rule.when().forEach(it -> when.put(it.measure().key(), condition(it)));
      values.put(ApprovalsReader.WHEN, when);
    }
    values.put(ApprovalsReader.REQUIRED, rule.required());
    values.put(ApprovalsReader.ROLE, rule.role().word());
    return values;
  }

  private static Object condition(Condition condition) {
    if (condition.isEnd()) {
      return condition.wanted();
    }
    var range = new LinkedHashMap<String, Object>();
    put(range, ApprovalsReader.AT_LEAST, condition.measure(), condition.atLeast());
    put(range, ApprovalsReader.AT_MOST, condition.measure(), condition.atMost());
    return range;
  }

  private static void put(
      Map<String, Object> range, String key, Measure measure, OptionalLong value) {
    value.ifPresent(it -> range.put(key, measure.scale().text(it)));
  }

  private static Map<String, Object> promotion(Promotion promotion) {
    var values = new LinkedHashMap<String, Object>();
    promotion.from().ifPresent(from -> values.put(PolicyReader.FROM, from.value()));
    values.put(PolicyReader.BAKE, Spans.text(promotion.bake()));
    return values;
  }

  private static Map<String, Object> window(Window window) {
    var values = new LinkedHashMap<String, Object>();
    values.put(CalendarReader.DAYS, window.days().stream().map(CalendarReader::word).toList());
    values.put(CalendarReader.FROM, window.from().toString());
    values.put(CalendarReader.TO, window.to().toString());
    values.put(CalendarReader.ZONE, window.zoneName());
    return values;
  }

  private static Map<String, Object> freeze(Freeze freeze) {
    var values = new LinkedHashMap<String, Object>();
    values.put(CalendarReader.FROM, freeze.from().toString());
    freeze.to().ifPresent(to -> values.put(CalendarReader.TO, to.toString()));
    values.put(CalendarReader.ZONE, freeze.zoneName());
    values.put(CalendarReader.REASON, freeze.reason());
    values.put(CalendarReader.BY, freeze.by());
    return values;
  }

  private static Map<String, Object> confirmation(Confirmation confirmation) {
    var written = new LinkedHashMap<String, Object>();
    written.put(PolicyReader.ID, confirmation.id());
    written.put(PolicyReader.TEXT, confirmation.text());
    return written;
  }

  private static Map<String, Object> breakGlass(BreakGlass breakGlass) {
    var values = new LinkedHashMap<String, Object>();
    values.put(PolicyReader.ROLE, breakGlass.role().word());
    values.put(PolicyReader.PAST, breakGlass.past().stream().map(PassableGate::word).toList());
    return values;
  }
}
