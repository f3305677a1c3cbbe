package io.slipway.control.audit.chain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// An Ed25519 private key that signs checkpoints.
public final class SigningKey {

  private final PrivateKey key;
  private final VerifyingKey verifyingKey;

  private SigningKey(KeyPair pair) {
    this.key = pair.getPrivate();
    this.verifyingKey = VerifyingKey.of(pair.getPublic());
  }

  public static SigningKey random() {
    try {
      return new SigningKey(KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Reads a key as `openssl genpkey -algorithm ed25519` writes it (PKCS #8).
  ///
  /// @throws IllegalArgumentException when the text is no Ed25519 private key; the message does
  ///     not repeat it
  public static SigningKey ofPem(String text) {
    try {
      var encoded = new PKCS8EncodedKeySpec(Pem.decode(text, "PRIVATE KEY"));
      var key = KeyFactory.getInstance(VerifyingKey.ALGORITHM).generatePrivate(encoded);
      return checked(new KeyPair(publicKey((EdECPrivateKey) key), key));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("it is no Ed25519 private key in PKCS #8", e);
    }
  }

  // The JDK derives a public key only when it generates a pair, which it does from 32 random bytes
  // that are the private key: here they are given. What comes out is tried before it is used.
  private static PublicKey publicKey(EdECPrivateKey key) throws GeneralSecurityException {
    var seed = key.getBytes().orElseThrow(() -> new GeneralSecurityException("no bytes"));
    var generator = KeyPairGenerator.getInstance(VerifyingKey.ALGORITHM);
    generator.initialize(NamedParameterSpec.ED25519, new GivenBytes(seed));
    return generator.generateKeyPair().getPublic();
  }

  private static SigningKey checked(KeyPair pair) throws GeneralSecurityException {
    var result = new SigningKey(pair);
    var probe = "slipway";
    if (!result.verifyingKey.hasSigned(probe, result.sign(probe))) {
      throw new GeneralSecurityException("this JDK did not derive the key's public half");
    }
    return result;
  }

  /// The key as PKCS #8 in PEM.
  public String pem() {
    return Pem.encode(key.getEncoded(), "PRIVATE KEY");
  }

  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  /// The signature of a text's UTF-8 bytes, in Base64.
  String sign(String text) {
    try {
      var signature = Signature.getInstance(VerifyingKey.ALGORITHM);
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + verifyingKey.id() + "]";
  }

  /// Not random at all.
  private static final class GivenBytes extends SecureRandom {

    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    GivenBytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] target) {
      System.arraycopy(bytes, 0, target, 0, target.length);
    }
  }
}
