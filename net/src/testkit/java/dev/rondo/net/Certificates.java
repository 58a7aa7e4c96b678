package dev.rondo.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Authorities, one of which pretends to be another, and what they have issued, as PEM files of a folder. Made anew by the JDK's keytool, so that nothing expires. */
public final class Certificates {
    private static final String PASSWORD = "secret";

    /** Keytool is slow, so the tests share them. */
    private static final Certificates SHARED = create();

    private final Path folder;
    private final Path store;

    /** The ones of all tests. */
    public static Certificates shared() {
        return SHARED;
    }

    private static Certificates create() {
        try {
            var folder = Files.createTempDirectory("certificates");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return new Certificates(folder);
        } catch (Exception error) {
            throw new IllegalStateException(error);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private Certificates(Path folder) throws Exception {
        this.folder = folder;
        store = folder.resolve("all.p12");
        make("authority", "-ext", "bc:c");
        make("other-authority", "-ext", "bc:c");
        issue("server", "-ext", "san=dns:localhost,ip:127.0.0.1");
        issue("a", "-ext", "san=dns:a.example");
        issue("b", "-ext", "san=dns:*.b.example");
        issue("expired", "-ext", "san=dns:localhost", "-startdate", "-10d");
        issue("client", "-ext", "eku=clientAuth");
        make("impostor", "-dname", "CN=authority, O=Tests of Rondo", "-ext", "bc:c");
        make("stranger", "-dname", "CN=client", "-signer", "impostor", "-ext", "eku=clientAuth");
        var keys = keys();
        for (var name : Collections.list(keys.aliases())) {
            var pem = new StringBuilder();
            for (var each : keys.getCertificateChain(name)) {
                pem.append(pem("CERTIFICATE", each.getEncoded()));
            }
            Files.writeString(chain(name), pem);
            Files.writeString(
                    key(name),
                    pem("PRIVATE KEY", keys.getKey(name, PASSWORD.toCharArray()).getEncoded()));
        }
    }

    private void issue(String name, String... options) throws Exception {
        var all = new ArrayList<>(List.of("-signer", "authority"));
        Collections.addAll(all, options);
        make(name, all.toArray(String[]::new));
    }

    private void make(String name, String... options) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD,
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2"));
        if (!List.of(options).contains("-dname")) {
            Collections.addAll(command, "-dname", "CN=" + name + ", O=Tests of Rondo");
        }
        Collections.addAll(command, options);
        var keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(30, SECONDS)).isTrue();
        assertThat(keytool.exitValue()).describedAs(() -> log()).isZero();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("keytool.log"));
        } catch (IOException none) {
            return none.toString();
        }
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content)
                + "\n-----END " + type + "-----\n";
    }

    /** All of them in a store. */
    public KeyStore keys() throws Exception {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    /** The certificate of that name, and those that issued it. */
    public Path chain(String name) {
        return folder.resolve(name + ".pem");
    }

    /** The key of that name. */
    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    ServerTlsBuilder server(TlsProvider provider, String name) {
        return Tls.server(chain(name), key(name)).provider(provider);
    }

    ClientTlsBuilder client(TlsProvider provider) {
        return Tls.client().provider(provider).trust(chain("authority"));
    }
}
