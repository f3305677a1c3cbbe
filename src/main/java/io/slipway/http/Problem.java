package io.slipway.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;

/// An RFC 9457 problem document.
@Schema(description = "Why the request was refused (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
    @Schema(description = "Page about this kind of problem", example = "/problems/not-found")
        String type,
    @Schema(example = "There is nothing here") String title,
    @Schema(example = "404") int status,
    @Schema(description = "Stable name of the kind of problem", example = "not-found") String code,
    @Schema(description = "What happened and what to do next") String detail,
    @Schema(description = "The path that was asked", example = "/api/v1/tokens") String instance,
    @Schema(description = "The fields, parameters or headers at fault") List<FieldError> errors,
    @JsonAnyGetter @Schema(hidden = true) Map<String, Object> extensions) {

  static final MediaType MEDIA_TYPE = MediaType.APPLICATION_PROBLEM_JSON;

  static Problem of(Refusal refusal, String instance) {
    var code = refusal.code();
    return new Problem(
        code.page(),
        code.title(),
        code.status().value(),
        code.id(),
        refusal.detail(),
        instance,
        refusal.errors(),
        refusal.extensions());
  }
}
