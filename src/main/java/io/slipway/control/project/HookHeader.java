package io.slipway.control.project;

import io.slipway.control.secret.SecretReference;
import io.slipway.control.secret.UnresolvedSecretException;
import io.slipway.engine.hook.Hook;

/// The value of a hook's header as it is written down: a reference to a secret, or the text itself.
///
/// @param text as it stands in the files
record HookHeader(String text) implements Hook.Header {

  @Override
  public String value() {
    if (!SecretReference.isReference(text)) {
      return text;
    }
    try {
      return SecretReference.parse(text).resolve();
    } catch (UnresolvedSecretException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
