package io.slipway.control.audit;

import io.slipway.control.audit.chain.SigningKey;
import io.slipway.control.secret.SecretReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/// Where the key that signs checkpoints comes from.
final class CheckpointKey {

  private static final String PRIVATE = "audit-signing.key";
  private static final String PUBLIC = "audit-signing.pub";

  private CheckpointKey() {}

  /// The key that a reference leads to.
  ///
  /// @throws IllegalStateException when it leads to none
  static SigningKey of(String reference) {
    try {
      return SigningKey.ofPem(SecretReference.parse(reference).resolve());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "slipway.audit.signing-key (%s): %s".formatted(reference, e.getMessage()), e);
    }
  }

  /// The key in a folder, which is made when there is none; its owner alone can read it.
  static SigningKey in(Path folder) {
    var file = folder.resolve(PRIVATE);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        make(file);
      }
      var key = SigningKey.ofPem(Files.readString(file));
      Files.writeString(folder.resolve(PUBLIC), key.verifyingKey().pem());
      return key;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "the key that signs checkpoints, %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static void make(Path file) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        fresh, SigningKey.random().pem(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(fresh, file);
  }
}
