package io.slipway.control.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogObject;
import io.slipway.engine.catalog.ObjectKind;
import io.slipway.engine.catalog.ObjectRef;
import io.slipway.engine.postgres.ServerVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A whole schema as compressed bytes: texts, each behind its length.
final class SchemaText {

  private SchemaText() {}

  static byte[] write(Catalog catalog) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      out.writeInt(catalog.objects().size());
      for (var object : catalog.objects()) {
        write(out, object);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, CatalogObject object) throws IOException {
    write(out, object.ref());
    out.writeBoolean(object.parent().isPresent());
    if (object.parent().isPresent()) {
      write(out, object.parent().get());
    }
    out.writeInt(object.attributes().size());
    for (var attribute : object.attributes().entrySet()) {
      write(out, attribute.getKey());
      write(out, attribute.getValue());
    }
  }

  private static void write(DataOutputStream out, ObjectRef ref) throws IOException {
    write(out, ref.kind().name());
    write(out, ref.identity());
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Catalog read(ServerVersion server, byte[] content) {
    try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(content)))) {
      var count = in.readInt();
      var objects = new ArrayList<CatalogObject>(count);
      for (var i = 0; i < count; i++) {
        objects.add(object(in));
      }
      return new Catalog(server, objects);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CatalogObject object(DataInputStream in) throws IOException {
    var ref = ref(in);
    var parent = in.readBoolean() ? Optional.of(ref(in)) : Optional.<ObjectRef>empty();
    var attributes = new TreeMap<String, String>();
    for (var left = in.readInt(); left > 0; left--) {
      attributes.put(text(in), text(in));
    }
    return new CatalogObject(ref, parent, attributes);
  }

  private static ObjectRef ref(DataInputStream in) throws IOException {
    return new ObjectRef(ObjectKind.valueOf(text(in)), text(in));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
