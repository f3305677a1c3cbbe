package io.slipway.control.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The embedded server's superuser password: random, in a file that its owner alone can read.
record SuperuserPassword(Path file, String text) {

  private static final int BYTES = 32;

  static SuperuserPassword in(Path home) throws IOException {
    var file = home.resolve("postgres.password");
    if (!Files.exists(file)) {
      write(file);
    }
    return new SuperuserPassword(file, Files.readString(file).strip());
  }

  private static void write(Path file) throws IOException {
    var random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
    Files.move(fresh, file);
  }

  @Override
  public String toString() {
    return "SuperuserPassword[" + file + "]";
  }
}
