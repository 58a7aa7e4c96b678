package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JarStartTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_the_manifest_opens_is_opened_to_the_class_path() throws Exception {
        var jar = jar("""
                Manifest-Version: 1.0
                Main-Class: shop.Main
                Add-Opens: java.base/java.lang  java.base/java.util
                Add-Exports: java.base/sun.nio.ch
                Enable-Native-Access: ALL-UNNAMED
                """);
        assertThat(JarStart.options(jar))
                .containsExactly(
                        "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "shop.Main");
    }

    @ParameterizedTest
    @CsvSource({"-version", "shop.Main -x"})
    void no_main_class_becomes_an_option(String name) throws IOException {
        var jar = jar("Manifest-Version: 1.0\nMain-Class: " + name + "\n");
        assertThatThrownBy(() -> JarStart.options(jar))
                .hasMessage("has in its manifest a Main-Class that is no class: '" + name + "'");
    }

    @Test
    void a_jar_without_a_main_class_says_how_to_add_one() throws IOException {
        var jar = jar("Manifest-Version: 1.0\n");
        assertThatThrownBy(() -> JarStart.options(jar))
                .hasMessageStartingWith("names no Main-Class in its manifest")
                .hasMessageContaining("--main-class");
    }

    @Test
    void a_jar_without_a_manifest_has_no_main_class() throws IOException {
        var jar = zip("other.txt", "");
        assertThatThrownBy(() -> JarStart.options(jar)).hasMessageStartingWith("names no Main-Class");
    }

    @Test
    void what_is_no_jar_is_said_to_be_none() throws IOException {
        var file = Files.writeString(folder.resolve("text.jar"), "text").toString();
        assertThatThrownBy(() -> JarStart.options(file)).hasMessageStartingWith("is no jar that can be read: ");
    }

    private String jar(String manifest) throws IOException {
        return zip("META-INF/MANIFEST.MF", manifest);
    }

    private String zip(String name, String text) throws IOException {
        var file = folder.resolve("app.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file.toString();
    }
}
