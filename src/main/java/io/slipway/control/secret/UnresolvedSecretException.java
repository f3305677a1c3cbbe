package io.slipway.control.secret;

/// A secret is not where its reference says.
public final class UnresolvedSecretException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// In bytes; a password, token or key is far smaller, and a wrong path often names a larger
  /// file.
  static final long LARGEST_SECRET = 64 * 1024;

  UnresolvedSecretException(SecretReference reference, String problem) {
    super("the secret " + reference + " " + problem);
  }
}
