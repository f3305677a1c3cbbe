package io.slipway.engine.bundle;

import io.slipway.engine.conductor.ScriptLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads Prisma's layout: each folder beside `migration_lock.toml` is a migration.
final class PrismaReader {

  static final String SCRIPT = "migration.sql";
  private static final String DOWN_SCRIPT = "down.sql";
  private static final String VERIFICATION = "verify.sql";
  private static final Set<String> SCRIPTS = Set.of(SCRIPT, DOWN_SCRIPT, VERIFICATION);

  /// Prisma's own limit, in bytes.
  private static final int NAME_LENGTH = 200;

  private final BundleFiles files;
  private final List<BundleFinding> findings = new ArrayList<>();
  private final List<BundleFinding> problems = new ArrayList<>();

  PrismaReader(BundleFiles files) {
    this.files = files;
  }

  Bundle read() {
    var migrations = new ArrayList<PrismaMigration>();
    var roots = new PrismaRoot(files);
    roots.find(problems).ifPresent(root -> migrations.addAll(below(root)));
    if (migrations.isEmpty() && problems.isEmpty()) {
      problems.add(roots.nothing());
    }
    if (!problems.isEmpty()) {
      throw new InvalidBundleException(problems);
    }
    PrismaOrder.ambiguity(migrations).ifPresent(findings::add);
    return new Bundle(
        files.id(), Layout.PRISMA, PrismaOrder.current(migrations), List.of(), findings);
  }

  private List<PrismaMigration> below(String root) {
    PrismaLock.check(file(root + PrismaLock.FILE), root, findings, problems);
    var migrations = new ArrayList<PrismaMigration>();
    folders(root)
        .forEach((name, folder) -> migration(root, name, folder).ifPresent(migrations::add));
    return migrations;
  }

  /// The folders directly below the root with their files by name; other `.sql` files are noted.
  private Map<String, Map<String, SourceFile>> folders(String root) {
    var folders = new TreeMap<String, Map<String, SourceFile>>();
    for (var file : files.files()) {
      if (!file.path().startsWith(root)) {
        continue;
      }
      var parts = file.path().substring(root.length()).split("/");
      if (parts.length > 1) {
        var folder = folders.computeIfAbsent(parts[0], name -> new TreeMap<>());
        if (parts.length == 2) {
          folder.put(parts[1], file);
        }
      }
      reportIgnored(file, parts);
    }
    return folders;
  }

  private void reportIgnored(SourceFile file, String[] parts) {
    var name = file.fileName();
    var isScript = parts.length == 2 && SCRIPTS.contains(name);
    if (name.endsWith(".sql") && !isScript) {
      findings.add(
          FindingCode.FILE_IGNORED.at(
              file.path(), "Prisma reads migration.sql of each folder, and nothing else"));
    }
  }

  private Optional<PrismaMigration> migration(
      String root, String name, Map<String, SourceFile> folder) {
    var script = folder.get(SCRIPT);
    if (script == null) {
      findings.add(
          FindingCode.MIGRATION_FILE_MISSING.at(
              root + name,
              "the folder has no migration.sql and is left out; Prisma itself stops at it (P3015)"));
      return Optional.empty();
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > NAME_LENGTH) {
      problems.add(
          FindingCode.MIGRATION_NAME_TOO_LONG.at(
              root + name, "the folder's name has more than " + NAME_LENGTH + " bytes (P3010)"));
    }
    var down = Optional.ofNullable(folder.get(DOWN_SCRIPT));
    var verification = Optional.ofNullable(folder.get(VERIFICATION));
    verification.ifPresent(this::limits);
    return Optional.of(
        new PrismaMigration(
            name,
            checksum(script),
            script,
            limits(script),
            down,
            down.map(this::limits).orElse(ScriptLimits.NONE),
            verification));
  }

  private ScriptLimits limits(SourceFile script) {
    try {
      var text = ScriptText.decode(script.bytes(), StandardCharsets.UTF_8);
      return new LimitsReader(problems).inScript(script, text);
    } catch (UndecodableScriptException e) {
      problems.add(FindingCode.ENCODING_MISMATCH.at(script.path(), String.valueOf(e.getMessage())));
      return ScriptLimits.NONE;
    }
  }

  private Optional<SourceFile> file(String path) {
    return files.files().stream().filter(file -> file.path().equals(path)).findFirst();
  }

  private static String checksum(SourceFile script) {
    return HexFormat.of().formatHex(BundleFiles.sha256().digest(script.bytes()));
  }
}
