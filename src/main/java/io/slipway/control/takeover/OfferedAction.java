package io.slipway.control.takeover;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/// A request to this API, ready to be sent.
record OfferedAction(
    @Schema(example = "POST") String method,
    @Schema(example = "/api/v1/targets/inventory-production/ledger/baseline") String href,
    @Schema(example = "{\"version\": \"1\"}") Map<String, Object> body) {

  OfferedAction {
    body = Map.copyOf(body);
  }

  static OfferedAction post(String href, Map<String, Object> body) {
    return new OfferedAction("POST", href, body);
  }
}
