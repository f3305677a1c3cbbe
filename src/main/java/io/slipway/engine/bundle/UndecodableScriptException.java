package io.slipway.engine.bundle;

import java.nio.charset.Charset;

/// A script's bytes are not text in the encoding that it is said to have.
public final class UndecodableScriptException extends Exception {

  private static final long serialVersionUID = 1L;

  UndecodableScriptException(Charset charset, int offset) {
    super(
        "the content is not "
            + charset.name()
            + " (byte "
            + offset
            + "); set the encoding that the file has, or convert it");
  }
}
