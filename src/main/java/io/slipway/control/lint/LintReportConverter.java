package io.slipway.control.lint;

import io.slipway.engine.lint.report.JUnitReport;
import io.slipway.engine.lint.report.MarkdownReport;
import io.slipway.engine.lint.report.SarifReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/// Writes a report in the formats that other tools read, and as Markdown for people.
@Component
class LintReportConverter extends AbstractHttpMessageConverter<LintView> {

  static final String MARKDOWN = "text/markdown";
  static final String SARIF = "application/sarif+json";
  static final String JUNIT = "application/xml";

  private static final String DEVELOPMENT = "development";

  LintReportConverter() {
    super(
        StandardCharsets.UTF_8,
        MediaType.parseMediaType(MARKDOWN),
        MediaType.parseMediaType(SARIF),
        MediaType.parseMediaType(JUNIT));
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == LintView.class;
  }

  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return mediaType != null && super.canWrite(type, mediaType);
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected LintView readInternal(Class<? extends LintView> type, HttpInputMessage input) {
    throw new HttpMessageNotReadableException("Reports are not read", input);
  }

  @Override
  protected void writeInternal(LintView view, HttpOutputMessage output) throws IOException {
    var type = Objects.requireNonNull(output.getHeaders().getContentType());
    output.getBody().write(text(view, type).getBytes(StandardCharsets.UTF_8));
  }

  private static String text(LintView view, MediaType type) {
    if (MediaType.parseMediaType(SARIF).isCompatibleWith(type)) {
      return SarifReport.of(view.report(), version());
    }
    return MediaType.parseMediaType(JUNIT).isCompatibleWith(type)
        ? JUnitReport.of(view.report())
        : MarkdownReport.of(view.report());
  }

  // Only a packaged Slipway knows its version.
  private static String version() {
    return Objects.requireNonNullElse(
        LintReportConverter.class.getPackage().getImplementationVersion(), DEVELOPMENT);
  }
}
