package io.slipway.engine.bundle;

import io.slipway.engine.bundle.FlywayFileName.Accidental;
import io.slipway.engine.bundle.FlywayFileName.OfEvent;
import io.slipway.engine.bundle.FlywayFileName.Repeatable;
import io.slipway.engine.bundle.FlywayFileName.Unrecognised;
import io.slipway.engine.bundle.FlywayFileName.Versioned;
import io.slipway.engine.bundle.FlywayFiles.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads Flyway's layout: tells what each file is, notes what is wrong with it, and hands what is
/// left to a [FlywayHistory].
final class FlywayReader {

  private final BundleFiles files;
  private final BundleSettings.Flyway settings;
  private final FlywayFileName.Parser names;
  private final List<BundleFinding> findings = new ArrayList<>();
  private final List<BundleFinding> problems = new ArrayList<>();
  private final LimitsReader limits = new LimitsReader(problems);
  private final Set<SourceFile> usedConfs = new HashSet<>();
  private Map<String, SourceFile> verifications = Map.of();

  FlywayReader(BundleFiles files, BundleSettings.Flyway settings) {
    this.files = files;
    this.settings = settings;
    this.names = new FlywayFileName.Parser(settings.naming());
  }

  Bundle read() {
    var locations = new FlywayFiles(files);
    var located = locations.below(settings.locations());
    findings.addAll(locations.findings());
    problems.addAll(locations.problems());
    var confs = FlywayFiles.confs(located);
    verifications = FlywayFiles.verifications(located);
    var history = new FlywayHistory();
    for (var candidate : located) {
      if (names.isCandidate(candidate.file().fileName())) {
        classify(candidate, confs, history);
      }
    }
    reportUnusedConfs(confs);
    var migrations = history.migrations();
    var callbacks = history.callbacks();
    findings.addAll(history.findings());
    problems.addAll(history.problems());
    if (migrations.isEmpty() && problems.isEmpty()) {
      problems.add(noMigrations());
    }
    if (!problems.isEmpty()) {
      throw new InvalidBundleException(problems);
    }
    return new Bundle(files.id(), Layout.FLYWAY, List.copyOf(migrations), callbacks, findings);
  }

  private BundleFinding noMigrations() {
    return FindingCode.NO_MIGRATIONS.at(
        "",
        "none of the "
            + files.files().size()
            + " files is a migration by its name; looked for Flyway's in "
            + settings.locations());
  }

  private void classify(Located candidate, Map<String, SourceFile> confs, FlywayHistory history) {
    switch (names.parse(candidate.file().fileName())) {
      case Versioned name -> history.add(name, script(candidate, confs));
      case Repeatable name -> history.add(name, script(candidate, confs));
      case OfEvent name -> {
        var callback = script(candidate, confs);
        limits.refuseInCallback(callback.file(), callback.options().limits());
        history.add(name, callback);
      }
      case Unrecognised name -> ignore(candidate, name.why());
      case Accidental name ->
          problems.add(FindingCode.VERSION_INVALID.at(candidate.file().path(), name.why()));
    }
  }

  private void ignore(Located candidate, String why) {
    var path = candidate.file().path();
    if (settings.naming().strict()) {
      problems.add(FindingCode.NAME_INVALID.at(path, why));
    } else {
      findings.add(FindingCode.FILE_IGNORED.at(path, why));
    }
  }

  private FlywayHistory.Script script(Located candidate, Map<String, SourceFile> confs) {
    var options = options(candidate, confs);
    var verification =
        Optional.ofNullable(verifications.get(candidate.relativePath().toLowerCase(Locale.ROOT)));
    try {
      var text = options.decode(candidate.file());
      options = options.or(limits.inScript(candidate.file(), text));
      if (verification.isPresent()) {
        options.decode(verification.get());
      }
    } catch (UndecodableScriptException e) {
      problems.add(
          FindingCode.ENCODING_MISMATCH.at(
              candidate.file().path(), String.valueOf(e.getMessage())));
    }
    return new FlywayHistory.Script(
        candidate.file(), candidate.relativePath(), options, verification);
  }

  private ScriptOptions options(Located candidate, Map<String, SourceFile> confs) {
    var conf = confs.get(candidate.relativePath().toLowerCase(Locale.ROOT));
    if (conf == null) {
      return ScriptOptions.in(settings.encoding());
    }
    usedConfs.add(conf);
    var read = new ScriptConf(conf);
    var options = read.options(settings);
    problems.addAll(read.problems());
    return options;
  }

  private void reportUnusedConfs(Map<String, SourceFile> confs) {
    confs.forEach(
        (script, conf) -> {
          if (names.isCandidate(script) && !usedConfs.contains(conf)) {
            findings.add(
                FindingCode.CONF_WITHOUT_SCRIPT.at(conf.path(), "there is no script beside it"));
          }
        });
  }
}
