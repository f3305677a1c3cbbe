package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.FollowUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    var flyway = FLYWAY.matcher(path);
    if (flyway.matches()) {
      return "%sV%s.%d__%s.sql".formatted(folder(flyway), flyway.group("version"), number, words);
    }
    var prisma = PRISMA.matcher(path);
    if (prisma.matches()) {
      var time = Long.parseLong(prisma.group("time")) + number;
      return "%s%014d_%s/migration.sql".formatted(folder(prisma), time, words);
    }
    var name = path.substring(path.lastIndexOf('/') + 1);
    var folder = path.substring(0, path.length() - name.length());
    return "%s%s_%d_%s.sql".formatted(folder, name.replaceFirst("\\.sql$", ""), number, words);
  }

  private static String folder(Matcher matcher) {
    var folder = matcher.group("folder");
    return folder == null ? "" : folder;
  }
}
