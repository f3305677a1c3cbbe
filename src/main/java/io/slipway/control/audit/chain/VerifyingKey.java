package io.slipway.control.audit.chain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// An Ed25519 public key, with which anybody can tell whether a checkpoint is genuine.
///
/// @param id the SHA-256, in lower-case hexadecimal, of the key's DER form
public record VerifyingKey(String id, PublicKey key) {

  static final String ALGORITHM = "Ed25519";

  public static VerifyingKey of(PublicKey key) {
    return new VerifyingKey(AuditHash.sha256(key.getEncoded()), key);
  }

  /// Reads a key as `openssl pkey -pubout` writes it.
  ///
  /// @throws IllegalArgumentException when the text is no Ed25519 public key
  public static VerifyingKey ofPem(String text) {
    try {
      var encoded = new X509EncodedKeySpec(Pem.decode(text, "PUBLIC KEY"));
      return of(KeyFactory.getInstance(ALGORITHM).generatePublic(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it is no Ed25519 public key", e);
    }
  }

  public String pem() {
    return Pem.encode(key.getEncoded(), "PUBLIC KEY");
  }

  /// Whether a text has this Base64 signature by this key.
  boolean hasSigned(String text, String signature) {
    try {
      var verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(key);
      verifier.update(text.getBytes(StandardCharsets.UTF_8));
      return verifier.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }
}
