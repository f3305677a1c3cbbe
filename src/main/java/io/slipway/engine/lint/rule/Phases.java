package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.FollowUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The files of a change in phases, named so that they come right behind the script that they take
/// a statement out of.
///
/// In Flyway layout `V7__x.sql` is followed by `V7.1__…`, in Prisma layout a folder by those of the
/// seconds after it; a file in neither gets its number in front.
public final class Phases {

  private static final Pattern FLYWAY =
      Pattern.compile("(?<folder>.*/)?V(?<version>\\d[\\d._]*)__[^/]*\\.sql");
  private static final Pattern PRISMA =
      Pattern.compile("(?<folder>.*/)?(?<time>\\d{14})_[^/]+/migration\\.sql");

  private static final String NON_TRANSACTIONAL = "executeInTransaction=false\n";
  private static final String BOUNDED = "SET %slock_timeout = '2s';\n";

  private final String path;
  private final Runner runner;
  private final List<FollowUp> files = new ArrayList<>();
  private String preface = "";
  private int number;

  public Phases(String path, Runner runner) {
    this.path = path;
    this.runner = runner;
  }

  /// Says at the top of the next file what it is for and what must be so before it is run.
  ///
  /// @param lines without the dashes of a comment; empty ones are left out
  public Phases saying(String... lines) {
    preface =
        Stream.of(lines)
            .filter(line -> !line.isEmpty())
            .map(line -> "-- " + line + "\n")
            .collect(Collectors.joining());
    return this;
  }

  /// A phase that is a transaction of its own.
  ///
  /// @param name what it does, in words: `add orders fk`
  /// @param statements each with its semicolon
  public Phases transaction(String name, String... statements) {
    add(name, bounded("LOCAL ") + String.join("\n", statements) + "\n");
    return this;
  }

  /// A phase whose one statement must not be in a transaction.
  ///
  /// @param statement with its semicolon
  public Phases alone(String name, String statement) {
    var file = add(name, statement + "\n");
    if (FLYWAY.matcher(path).matches()) {
      files.add(new FollowUp(file + ".conf", NON_TRANSACTIONAL));
    }
    return this;
  }

  /// All of them, in their order.
  public List<FollowUp> files() {
    return List.copyOf(files);
  }

  private String bounded(String scope) {
    return runner.boundsLocks() ? "" : BOUNDED.formatted(scope);
  }

  private String add(String name, String text) {
    number++;
    var file = file(words(name));
    files.add(new FollowUp(file, preface + text));
    preface = "";
    return file;
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
  }

  private String file(String words) {
    return beginning(path, number)
        + words
        + (PRISMA.matcher(path).matches() ? "/migration.sql" : ".sql");
  }

  /// How the path of a script's file of a number begins.
  private static String beginning(String path, int number) {
    var flyway = FLYWAY.matcher(path);
    if (flyway.matches()) {
      return "%sV%s.%d__".formatted(folder(flyway), flyway.group("version"), number);
    }
    var prisma = PRISMA.matcher(path);
    return prisma.matches()
        ? "%s%014d_".formatted(folder(prisma), Long.parseLong(prisma.group("time")) + number)
        : "%s_%d_".formatted(path.replaceFirst("\\.sql$", ""), number);
  }

  /// How many numbers the files of a script use, when these are all.
  public static int count(String path, List<FollowUp> files) {
    return (int)
        IntStream.rangeClosed(1, files.size())
            .filter(number -> files.stream().anyMatch(it -> isOf(path, number, it)))
            .count();
  }

  private static boolean isOf(String path, int number, FollowUp file) {
    return file.path().startsWith(beginning(path, number));
  }

  /// The same files behind others of the same script.
  ///
  /// @param others how many numbers those use
  public static List<FollowUp> behind(int others, String path, List<FollowUp> files) {
    return files.stream().map(file -> behind(others, path, file, files.size())).toList();
  }

  private static FollowUp behind(int others, String path, FollowUp file, int most) {
    return IntStream.rangeClosed(1, most)
        .filter(number -> isOf(path, number, file))
        .mapToObj(
            number ->
                beginning(path, number + others)
                    + file.path().substring(beginning(path, number).length()))
        .map(moved -> new FollowUp(moved, file.text()))
        .findFirst()
        .orElse(file);
  }

  private static String folder(Matcher matcher) {
    var folder = matcher.group("folder");
    return folder == null ? "" : folder;
  }
}
