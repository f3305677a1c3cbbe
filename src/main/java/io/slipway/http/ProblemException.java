package io.slipway.http;

/// A refusal on its way to the caller, where no return value can carry it.
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public ProblemException(Refusal refusal) {
    super(refusal.code().id() + ": " + refusal.detail());
    this.refusal = refusal;
  }

  public ProblemException(ProblemCode code, String detail) {
    this(new Refusal(code, detail));
  }

  public Refusal refusal() {
    return refusal;
  }
}
