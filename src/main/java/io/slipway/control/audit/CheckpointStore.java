package io.slipway.control.audit;

import io.slipway.control.audit.chain.Checkpoint;
import io.slipway.control.audit.chain.SigningKey;
import io.slipway.control.database.ControlServer;
import io.slipway.control.database.DataSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The file that this instance writes checkpoints to, with the key that signs them.
record CheckpointStore(CheckpointFile file, SigningKey key) implements AutoCloseable {

  private static final String DEFAULT_FILE = "audit-checkpoints.jsonl";

  /// The store that the settings describe; null when nothing is to be signed.
  ///
  /// @throws IllegalStateException when only half of it is configured, or it cannot be used
  static @Nullable CheckpointStore open(
      AuditSettings settings, DataSettings data, ControlServer server) {
    var reference = settings.signingKey() == null ? "" : settings.signingKey();
    var path = path(settings, data, server);
    if (server.embedded()) {
      var key =
          reference.isEmpty()
              ? CheckpointKey.in(data.dataDirectory())
              : CheckpointKey.of(reference);
      return path == null ? null : open(path, key);
    }
    if ((path == null) != reference.isEmpty()) {
      throw new IllegalStateException(
          "with slipway.database.url, slipway.audit.checkpoint-file and slipway.audit.signing-key"
              + " are given together or not at all: checkpoints need a place and a key");
    }
    return path == null ? null : open(path, CheckpointKey.of(reference));
  }

  private static @Nullable Path path(
      AuditSettings settings, DataSettings data, ControlServer server) {
    var configured = settings.checkpointFile();
    if (configured != null && !configured.toString().isEmpty()) {
      return configured;
    }
    return server.embedded() ? data.dataDirectory().resolve(DEFAULT_FILE) : null;
  }

  private static CheckpointStore open(Path path, SigningKey key) {
    return new CheckpointStore(CheckpointFile.open(path, key.verifyingKey()), key);
  }

  /// Signs that an entry is the last, and keeps that.
  void sign(long seq, String hash, String at) throws IOException {
    file.append(Checkpoint.sign(file.next(), seq, hash, at, key));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
