package dev.rondo.net;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;

/** A certificate and its key. */
sealed interface Credentials {
    SslContextBuilder forServer() throws IOException;

    void addTo(SslContextBuilder client) throws IOException;

    static Credentials ofPem(Path chain, Path key) {
        return new Pem(Objects.requireNonNull(chain, "certificateChainPem"), Objects.requireNonNull(key, "keyPem"));
    }

    static Credentials ofStore(KeyStore keys, char[] password) throws GeneralSecurityException {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(Objects.requireNonNull(keys, "keys"), password);
        return new Store(factory);
    }

    /** Trusts the authorities of a PEM file. */
    static void trust(SslContextBuilder builder, Path authorities) throws IOException {
        existing(authorities);
        try {
            builder.trustManager(authorities.toFile());
        } catch (IllegalArgumentException unusable) {
            throw unreadable("what is to be trusted, in " + authorities + ",", unusable);
        }
    }

    private static void existing(Path file) throws NoSuchFileException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such file of certificates or keys");
        }
    }

    static IOException unreadable(String what, Throwable cause) {
        return new IOException(
                what + " cannot be used: " + TlsErrors.messages(cause)
                        + "; expected is PEM, and for keys PKCS#8 without a password (BEGIN PRIVATE KEY)",
                cause);
    }

    /** Out of two files. */
    record Pem(Path chain, Path key) implements Credentials {
        @Override
        public SslContextBuilder forServer() throws IOException {
            existing(chain);
            existing(key);
            try {
                return SslContextBuilder.forServer(chain.toFile(), key.toFile());
            } catch (IllegalArgumentException unusable) {
                throw unreadable(this, unusable);
            }
        }

        @Override
        public void addTo(SslContextBuilder client) throws IOException {
            existing(chain);
            existing(key);
            try {
                client.keyManager(chain.toFile(), key.toFile());
            } catch (IllegalArgumentException unusable) {
                throw unreadable(this, unusable);
            }
        }

        private static IOException unreadable(Pem it, Throwable cause) {
            return Credentials.unreadable("the certificate in " + it.chain + " with the key in " + it.key, cause);
        }
    }

    /** Out of a key store. */
    record Store(KeyManagerFactory keys) implements Credentials {
        @Override
        public SslContextBuilder forServer() {
            return SslContextBuilder.forServer(keys);
        }

        @Override
        public void addTo(SslContextBuilder client) {
            client.keyManager(keys);
        }
    }
}
