package io.slipway.cli;

import io.slipway.control.audit.chain.CheckpointComparison;
import io.slipway.control.audit.chain.CheckpointLines;
import io.slipway.control.audit.chain.VerifyingKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Verifies an export of the audit trail, without Slipway and without its database.
@Command(
    name = "verify-audit",
    sortOptions = false,
    description = {
      "Verifies an export of the audit trail (JSON Lines), without the service.",
      "Exit status: 0 whole, 1 broken, 2 could not be found out."
    })
final class VerifyAudit implements Callable<Integer> {

  @Parameters(
      paramLabel = "EXPORT",
      description = "What GET /api/v1/audit/export answered, or - for standard input.")
  private String export = "";

  @Option(
      names = "--checkpoints",
      paramLabel = "FILE",
      description = "A checkpoint file, whose lines the entries are compared with.")
  private @Nullable Path checkpoints;

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "The key that signed the checkpoints (PEM); several may be given.")
  private List<Path> publicKeys = new ArrayList<>();

  @Option(
      names = "--head",
      paramLabel = "SEQ:HASH",
      description = "An entry that is known to be there, such as the head of a verification.")
  private @Nullable KnownEntry head;

  @Option(
      names = "--from-hash",
      paramLabel = "HASH",
      description = "The hash of the entry before the first, where the export does not begin at 1.")
  private @Nullable String fromHash;

  @Option(
      names = "--filtered",
      description = "Entries were chosen by a filter: gaps between them are to be expected.")
  private boolean filtered;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    check();
    var keys = keys();
    try (var lines = open();
        var checkpointLines = openCheckpoints()) {
      var comparison =
          new CheckpointComparison(
              checkpointLines == null
                  ? Collections.emptyIterator()
                  : checkpointLines.lines().iterator(),
              new CheckpointLines(keys),
              !filtered);
      var walk = new ExportWalk(comparison, filtered, fromHash, head);
      walk.follow(new ExportLines(lines));
      var report = new ExportReport(walk, checkpointLines != null, filtered, head != null);
      report.lines().forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      return report.isWhole() ? Commands.GOOD : Commands.BROKEN;
    } catch (UncheckedIOException e) {
      throw unreadable(String.valueOf(checkpoints), e);
    }
  }

  private void check() {
    if ((checkpoints == null) != publicKeys.isEmpty()) {
      throw wrong("--checkpoints and --public-key are given together");
    }
    if (filtered && fromHash != null) {
      throw wrong("--filtered and --from-hash exclude each other");
    }
    if (fromHash != null && !fromHash.matches(KnownEntry.HASH)) {
      throw wrong("--from-hash is 64 hexadecimal digits");
    }
  }

  private List<VerifyingKey> keys() throws IOException {
    var keys = new ArrayList<VerifyingKey>();
    for (var file : publicKeys) {
      try {
        keys.add(VerifyingKey.ofPem(Files.readString(file)));
      } catch (IOException e) {
        throw unreadable(file.toString(), e);
      } catch (IllegalArgumentException e) {
        throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
      }
    }
    return keys;
  }

  private InputStream open() throws IOException {
    try {
      return export.equals("-") ? System.in : Files.newInputStream(Path.of(export));
    } catch (IOException e) {
      throw unreadable(export, e);
    }
  }

  private @Nullable BufferedReader openCheckpoints() throws IOException {
    try {
      return checkpoints == null
          ? null
          : new BufferedReader(
              new InputStreamReader(Files.newInputStream(checkpoints), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(checkpoints.toString(), e);
    }
  }

  private static IOException unreadable(String file, Exception e) {
    return new IOException(
        "%s cannot be read: %s %s".formatted(file, e.getClass().getSimpleName(), e.getMessage()),
        e);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
