package io.slipway.control.project.configuration;

import static java.util.Map.entry;

import io.slipway.control.project.AccessReader;
import io.slipway.control.project.EnvironmentReader;
import io.slipway.control.project.FlywayOption;
import io.slipway.control.project.HooksReader;
import io.slipway.control.project.LintReader;
import io.slipway.control.project.LocksReader;
import io.slipway.control.project.PostflightReader;
import io.slipway.control.project.PreflightReader;
import io.slipway.control.project.ProjectReader;
import io.slipway.control.project.ScratchReader;
import io.slipway.control.project.TargetReader;
import io.slipway.control.project.VerificationReader;
import io.slipway.control.project.WavesReader;
import io.slipway.control.project.policy.ApprovalsReader;
import io.slipway.control.project.policy.CalendarReader;
import io.slipway.control.project.policy.Measure;
import io.slipway.control.project.policy.PolicyReader;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The keys of each section: what the reader accepts and what the documentation has to explain.
final class ConfigurationKeys {

  static final Set<String> ROOT =
      Set.of("projects", "environments", "targets", AccessReader.TRUST, AccessReader.GROUPS);
  private static final Map<String, Set<String>> SECTIONS =
      Map.ofEntries(
          entry("", ROOT),
          entry("projects.<id>.", ProjectReader.KEYS),
          entry("projects.<id>.flyway.", FlywayOption.KEYS),
          entry("projects.<id>.prisma.", ProjectReader.PRISMA_KEYS),
          entry("projects.<id>.lint.", LintReader.PROJECT_KEYS),
          entry("projects.<id>.verification.<name>.", VerificationReader.KEYS),
          entry("environments.<id>.", EnvironmentReader.KEYS),
          entry("environments.<id>.scratch.", ScratchReader.KEYS),
          entry("environments.<id>.locks.", LocksReader.KEYS),
          entry("environments.<id>.preflight.", PreflightReader.KEYS),
          entry("environments.<id>.postflight.", PostflightReader.KEYS),
          entry("environments.<id>.waves[].", WavesReader.KEYS),
          entry("environments.<id>.hooks[].", HooksReader.KEYS),
          entry("environments.<id>.policy.", PolicyReader.KEYS),
          entry("environments.<id>.policy.approvals[].", ApprovalsReader.KEYS),
          entry("environments.<id>.policy.approvals[].when.", Measure.KEYS),
          entry(
              "environments.<id>.policy.approvals[].when.<condition>.", ApprovalsReader.RANGE_KEYS),
          entry("environments.<id>.policy.promotion.", PolicyReader.PROMOTION_KEYS),
          entry("environments.<id>.policy.windows[].", CalendarReader.WINDOW_KEYS),
          entry("environments.<id>.policy.freezes[].", CalendarReader.FREEZE_KEYS),
          entry("environments.<id>.policy.confirmations[].", PolicyReader.CONFIRMATION_KEYS),
          entry("environments.<id>.policy.break-glass.", PolicyReader.BREAK_GLASS_KEYS),
          entry("trust[].", AccessReader.TRUST_KEYS),
          entry("trust[].grants[].", AccessReader.GRANT_KEYS),
          entry("groups[].", AccessReader.GROUP_KEYS),
          entry("groups[].grants[].", AccessReader.GRANT_KEYS),
          entry("targets.<id>.", TargetReader.KEYS),
          entry("targets.<id>.demo.", TargetReader.DEMO_KEYS));

  private ConfigurationKeys() {}

  /// Every key with the way to it, such as `targets.<id>.url`.
  static SortedSet<String> all() {
    var all = new TreeSet<String>();
    SECTIONS.forEach((prefix, keys) -> keys.forEach(key -> all.add(prefix + key)));
    return all;
  }
}
