package io.slipway.control.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// One versioned script of the control database's own schema.
record ControlScript(int version, String description, String name, String sql) {

  static List<ControlScript> all() {
    try {
      var found =
          new PathMatchingResourcePatternResolver().getResources("classpath:db/control/V*__*.sql");
      return Stream.of(found)
          .map(ControlScript::read)
          .sorted(Comparator.comparingInt(ControlScript::version))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ControlScript read(Resource resource) {
    try {
      var name = String.valueOf(resource.getFilename());
      var separator = name.indexOf("__");
      return new ControlScript(
          Integer.parseInt(name.substring(1, separator)),
          name.substring(separator + 2, name.length() - ".sql".length()).replace('_', ' '),
          name,
          resource.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Flyway's checksum: CRC-32 over the lines without their ends.
  int checksum() {
    var crc = new CRC32();
    sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }
}
