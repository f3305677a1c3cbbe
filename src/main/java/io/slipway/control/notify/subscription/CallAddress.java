package io.slipway.control.notify.subscription;

import io.slipway.control.notify.address.Destination;
import io.slipway.control.secret.SecretReference;
import io.slipway.control.secret.UnresolvedSecretException;

/// Where a receiver is called: a URL, or a reference to one that is itself a secret.
///
/// @param text as it was given
public record CallAddress(String text) {

  boolean isReference() {
    return SecretReference.isReference(text);
  }

  /// The destination as it is now.
  ///
  /// @param plain whether `http` is accepted beside `https`
  public Destination.Reading read(boolean plain) {
    if (!isReference()) {
      return Destination.read(text, plain);
    }
    try {
      return Destination.read(SecretReference.parse(text).resolve(), plain);
    } catch (UnresolvedSecretException | IllegalArgumentException e) {
      return new Destination.Reading.Bad(String.valueOf(e.getMessage()));
    }
  }

  /// What may be shown: the reference, or the URL without what may be a secret in it.
  public String shown() {
    if (isReference()) {
      return text;
    }
    return Destination.read(text, true) instanceof Destination.Reading.Good(var destination)
        ? destination.shown()
        : "…";
  }

  @Override
  public String toString() {
    return shown();
  }
}
