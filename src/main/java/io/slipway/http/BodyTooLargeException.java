package io.slipway.http;

import java.io.IOException;

/// More bytes came than a body may have.
final class BodyTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  private final long limit;

  BodyTooLargeException(long limit) {
    super("the body is larger than " + limit + " bytes");
    this.limit = limit;
  }

  Refusal refusal() {
    return new Refusal(
        ProblemCode.BODY_TOO_LARGE, "The body may have at most " + limit + " bytes.");
  }
}
