package io.slipway.control.planning;

import io.slipway.control.rehearsal.StepRollback;
import io.slipway.control.rehearsal.StepRollback.Offer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The down scripts that a plan offers, as files of its bundle.
///
/// @param files texts by their paths: in the bundle's own layout, or below the target's name where
///     targets would need different ones
record OfferedScripts(Map<String, String> files) {

  // The oldest that the format knows; so the same scripts are the same archive.
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private record Placed(String target, String path, String sql) {}

  static OfferedScripts of(PlanDocument document) {
    var byPath = new TreeMap<String, TreeMap<String, String>>();
    placed(document)
        .forEach(
            one ->
                byPath
                    .computeIfAbsent(one.path(), _ -> new TreeMap<>())
                    .put(one.target(), one.sql()));
    var files = new TreeMap<String, String>();
    byPath.forEach(
        (path, byTarget) -> {
          if (byTarget.values().stream().distinct().count() == 1) {
            files.put(path, byTarget.firstEntry().getValue());
          } else {
            byTarget.forEach((target, sql) -> files.put(target + "/" + path, sql));
          }
        });
    return new OfferedScripts(files);
  }

  private static Stream<Placed> placed(PlanDocument document) {
    return document.targets().stream()
        .flatMap(
            target ->
                target.rollback().steps().stream()
                    .map(StepRollback::offer)
                    .filter(Objects::nonNull)
                    .flatMap(offer -> placed(target.target(), offer)));
  }

  private static Stream<Placed> placed(String target, Offer offer) {
    var path = offer.path();
    return path == null ? Stream.empty() : Stream.of(new Placed(target, path, offer.sql()));
  }

  byte[] zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
