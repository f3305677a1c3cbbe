package io.slipway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The commands of README.md and the output that it shows for them.
final class Readme {

  private static final Pattern FENCE =
      Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  // These start or build what a test must not, or need Docker.
  private static final Pattern NOT_RUN = Pattern.compile("\\./mvnw|docker compose");

  private Readme() {}

  /// A block of commands.
  ///
  /// @param output what the README shows for them; empty for nothing
  record Block(String commands, String output) {

    boolean isRun() {
      return !NOT_RUN.matcher(commands).find();
    }
  }

  /// All blocks of commands; a block of text belongs to the commands before it.
  static List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    var fences = FENCE.matcher(read());
    while (fences.find()) {
      var text = fences.group(2);
      switch (fences.group(1)) {
        case "sh" -> blocks.add(new Block(text, ""));
        case "text" -> blocks.add(new Block(blocks.removeLast().commands(), text));
        default -> {}
      }
    }
    return blocks;
  }

  private static String read() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
