package io.slipway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// Folders inside jars of the test classpath.
public final class ClasspathFolder {

  private ClasspathFolder() {}

  /// Copies a folder's files out of the jar that holds a certain class, into a temporary folder.
  public static Path extract(String folder, String classFile) {
    try (var jar = FileSystems.newFileSystem(jarOf(classFile))) {
      var target = Files.createTempDirectory("slipway-history");
      target.toFile().deleteOnExit();
      try (var files = Files.list(jar.getPath(folder))) {
        for (var file : files.toList()) {
          var copy = Files.copy(file, target.resolve(file.getFileName().toString()));
          copy.toFile().deleteOnExit();
        }
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jarOf(String classFile) {
    var url = ClasspathFolder.class.getClassLoader().getResource(classFile);
    var text = Objects.requireNonNull(url, classFile).toString();
    try {
      return Path.of(new URI(text.substring("jar:".length(), text.indexOf("!/"))));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
