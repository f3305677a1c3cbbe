package io.slipway.control.access;

import io.swagger.v3.oas.annotations.media.Schema;

/// A token that was just made; the only answer that ever holds one in the clear.
record IssuedToken(
    @Schema(
            description = "Shown once; keep it secret",
            example =
                "slw_1a2b3c4d_0000000000000000000000000000000000000000000000000000000000000000")
        String token,
    StoredToken details) {

  @Override
  public String toString() {
    return "IssuedToken[" + details.prefix() + "]";
  }
}
