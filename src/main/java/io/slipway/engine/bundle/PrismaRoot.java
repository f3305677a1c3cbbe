package io.slipway.engine.bundle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the folder that holds Prisma's migrations: usually the root, `migrations/` or
/// `prisma/migrations/`, but projects may name another.
final class PrismaRoot {

  private static final Set<String> PRISMA_8 =
      Set.of("ops.json", "contract.json", "contract.prisma");

  private final BundleFiles files;

  PrismaRoot(BundleFiles files) {
    this.files = files;
  }

  /// The folder with a slash at its end, empty for the bundle's root itself.
  Optional<String> find(List<BundleFinding> problems) {
    var roots = outermost(withLock());
    if (roots.isEmpty()) {
      roots = outermost(withScripts());
    }
    if (roots.size() == 1) {
      return Optional.of(roots.first());
    }
    problems.add(roots.isEmpty() ? nothing() : ambiguous(roots));
    return Optional.empty();
  }

  private TreeSet<String> withLock() {
    var roots = new TreeSet<String>();
    for (var file : files.files()) {
      if (file.fileName().equals(PrismaLock.FILE)) {
        roots.add(parent(file.path()));
      }
    }
    return roots;
  }

  private TreeSet<String> withScripts() {
    var roots = new TreeSet<String>();
    for (var file : files.files()) {
      var folder = parent(file.path());
      if (file.fileName().equals(PrismaReader.SCRIPT) && !folder.isEmpty()) {
        roots.add(parent(folder.substring(0, folder.length() - 1)));
      }
    }
    return roots;
  }

  /// Scripts kept in folders below a migration do not make that migration a root.
  private static TreeSet<String> outermost(TreeSet<String> roots) {
    var outermost = new TreeSet<String>();
    roots.stream()
        .sorted(Comparator.comparingInt(String::length))
        .filter(root -> outermost.stream().noneMatch(root::startsWith))
        .forEach(outermost::add);
    return outermost;
  }

  /// What to say when there is no migration.
  BundleFinding nothing() {
    var prisma8 =
        files.files().stream().filter(file -> PRISMA_8.contains(file.fileName())).findFirst();
    return prisma8
        .map(
            file ->
                FindingCode.PRISMA_8_UNSUPPORTED.at(
                    file.path(),
                    "this is a migration of Prisma 8, which keeps contracts instead of SQL files;"
                        + " Slipway reads those of Prisma 2 to 7"))
        .orElseGet(
            () ->
                FindingCode.NO_MIGRATIONS.at(
                    "",
                    "none of the "
                        + files.files().size()
                        + " files is a migration.sql in a folder of its own"));
  }

  private static BundleFinding ambiguous(Set<String> roots) {
    return FindingCode.MIGRATIONS_FOLDER_AMBIGUOUS.at(
        roots.iterator().next(),
        "several folders hold Prisma migrations, send one of them: " + String.join(", ", roots));
  }

  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }
}
