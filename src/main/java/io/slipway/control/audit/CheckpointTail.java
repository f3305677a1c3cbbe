package io.slipway.control.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The end of a checkpoint file.
record CheckpointTail(FileChannel channel) {

  private static final int BLOCK = 4096;

  /// Where the last whole line ends: behind its line break, or at 0.
  long endOfLastLine() throws IOException {
    var block = ByteBuffer.allocate(BLOCK);
    for (var end = channel.size(); end > 0; end -= BLOCK) {
      var begin = Math.max(0, end - BLOCK);
      block.clear().limit((int) (end - begin));
      while (block.hasRemaining() && channel.read(block, begin + block.position()) >= 0) {
        // A channel may give less than was asked for.
        continue;
      }
      for (var i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return begin + i + 1;
        }
      }
    }
    return 0;
  }
}
