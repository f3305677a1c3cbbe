package io.slipway.control.planning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/// Writes a plan as Markdown for those who ask for it.
@Component
class PlanMarkdownConverter extends AbstractHttpMessageConverter<PlanView> {

  PlanMarkdownConverter() {
    super(StandardCharsets.UTF_8, MediaType.parseMediaType(PlanController.MARKDOWN));
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type == PlanView.class;
  }

  // Offered by endpoints that name it, and by no other that answers with a plan.
  @Override
  public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
    return mediaType != null && super.canWrite(type, mediaType);
  }

  @Override
  public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected PlanView readInternal(Class<? extends PlanView> type, HttpInputMessage input) {
    throw new HttpMessageNotReadableException("Plans are not read from Markdown", input);
  }

  @Override
  protected void writeInternal(PlanView plan, HttpOutputMessage output) throws IOException {
    output.getBody().write(new PlanMarkdown(plan).toString().getBytes(StandardCharsets.UTF_8));
  }
}
