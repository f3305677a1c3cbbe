package io.slipway.engine.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/// The words that rules name, found by their bytes without making a string of them.
final class Vocabulary {

  static final String UNKNOWN = "";

  /// Bytes of the longest word a rule may name: what PostgreSQL keeps of an identifier.
  static final int LONGEST_WORD = 63;

  private final byte[][] keys;
  private final String[] words;

  Vocabulary(Collection<String> words) {
    var slots = Integer.highestOneBit(words.size() * 4 + 1) << 1;
    this.keys = new byte[slots][];
    this.words = new String[slots];
    Arrays.fill(this.words, UNKNOWN);
    words.forEach(this::add);
  }

  private void add(String word) {
    var bytes = word.getBytes(StandardCharsets.US_ASCII);
    var slot = slot(bytes, bytes.length);
    keys[slot] = bytes;
    words[slot] = word;
  }

  /// The word that these bytes spell, or [#UNKNOWN].
  String find(byte[] bytes, int length) {
    return words[slot(bytes, length)];
  }

  // Open addressing: the slot that holds the word, or the free one where it would be.
  private int slot(byte[] bytes, int length) {
    var hash = 0;
    for (var i = 0; i < length; i++) {
      hash = 31 * hash + bytes[i];
    }
    var slot = hash & keys.length - 1;
    while (keys[slot] != null
        && !Arrays.equals(keys[slot], 0, keys[slot].length, bytes, 0, length)) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }
}
