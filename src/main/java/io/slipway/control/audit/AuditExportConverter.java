package io.slipway.control.audit;

import io.slipway.control.audit.chain.AuditEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/// Writes an export in one form, entry by entry.
class AuditExportConverter extends AbstractHttpMessageConverter<AuditExport> {

  private final MediaType type;
  private final String fileName;
  private final String header;
  private final Function<AuditEntry, String> line;

  /// @param header what comes before the first entry
  /// @param line an entry with its line break
  AuditExportConverter(
      MediaType type, String fileName, String header, Function<AuditEntry, String> line) {
    super(type);
    this.type = type;
    this.fileName = fileName;
    this.header = header;
    this.line = line;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == AuditExport.class;
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected AuditExport readInternal(Class<? extends AuditExport> type, HttpInputMessage input) {
    throw new HttpMessageNotReadableException("Exports are not read", input);
  }

  @Override
  protected void writeInternal(AuditExport export, HttpOutputMessage output) throws IOException {
    output.getHeaders().setContentType(type);
    output
        .getHeaders()
        .setContentDisposition(ContentDisposition.attachment().filename(fileName).build());
    var out = output.getBody();
    write(header, out);
    export.forEach(entry -> write(line.apply(entry), out));
  }

  private static void write(String text, OutputStream out) {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the reader of the audit export left", e);
    }
  }
}
