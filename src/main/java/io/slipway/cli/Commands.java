package io.slipway.cli;

import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/// The commands of the jar: `java -jar slipway.jar <command>`.
@Command(
    name = "java -jar slipway.jar",
    description = "Without a command, starts the service.",
    subcommands = VerifyAudit.class,
    mixinStandardHelpOptions = false,
    synopsisSubcommandLabel = "COMMAND")
public final class Commands {

  /// All that was asked holds.
  static final int GOOD = 0;

  /// Something does not hold.
  static final int BROKEN = 1;

  /// It could not be found out: wrong arguments, or files that cannot be read.
  static final int UNUSABLE = 2;

  private static final Set<String> HELP = Set.of("--help", "-h");

  Commands() {}

  /// Whether arguments ask for a command, and not for the service, whose arguments begin with `--`.
  public static boolean isOne(String... arguments) {
    return arguments.length > 0 && (!arguments[0].startsWith("-") || HELP.contains(arguments[0]));
  }

  /// Runs a command, and tells on standard output and standard error what came of it.
  ///
  /// @return the process's exit status: 0, 1 when something does not hold, 2 when that could not
  ///     be found out
  public static int run(String... arguments) {
    return commandLine().execute(arguments);
  }

  /// As [#run], written elsewhere.
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return commandLine().setOut(out).setErr(err).execute(arguments);
  }

  private static CommandLine commandLine() {
    var commands = new CommandLine(new Commands());
    commands.getCommandSpec().addOption(help());
    commands.registerConverter(KnownEntry.class, KnownEntry::valueOf);
    return commands.setExecutionExceptionHandler(
        (failure, command, _) -> {
          command.getErr().println(failure.getMessage());
          command.getErr().flush();
          return UNUSABLE;
        });
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this.").build();
  }
}
