package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import dev.rondo.js.engine.Engine;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Digests, codes that prove who sent something, and random bytes. Names of algorithms are Java's. */
final class CryptoBinding {
    private static final SecureRandom RANDOM = new SecureRandom();

    private CryptoBinding() {}

    static Object create(Engine engine) {
        return new Binding(engine)
                .method("hash", arguments -> hash(arguments.string(0)))
                .method("hmac", arguments -> hmac(arguments.string(0), arguments.bytes(1)))
                .method("update", CryptoBinding::update)
                .method("digest", CryptoBinding::digest)
                .method("copy", CryptoBinding::copy)
                .method("random", arguments -> random((int) arguments.integer(0)))
                .method("isEqual", arguments -> MessageDigest.isEqual(arguments.bytes(0), arguments.bytes(1)))
                .object();
    }

    private static @Nullable Object hash(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (GeneralSecurityException unknown) {
            return null;
        }
    }

    private static @Nullable Object hmac(String algorithm, byte[] key) {
        try {
            var mac = Mac.getInstance(algorithm);
            // Java refuses a key of no bytes, which is the same as one of zeros.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            return mac;
        } catch (GeneralSecurityException unknown) {
            return null;
        }
    }

    private static @Nullable Object update(Arguments arguments) {
        if (arguments.host(0, Object.class) instanceof Mac mac) {
            mac.update(arguments.bytes(1));
        } else {
            arguments.host(0, MessageDigest.class).update(arguments.bytes(1));
        }
        return null;
    }

    private static byte[] digest(Arguments arguments) {
        return arguments.host(0, Object.class) instanceof Mac mac
                ? mac.doFinal()
                : arguments.host(0, MessageDigest.class).digest();
    }

    private static @Nullable Object copy(Arguments arguments) {
        try {
            return arguments.host(0, MessageDigest.class).clone();
        } catch (CloneNotSupportedException not) {
            return null;
        }
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
