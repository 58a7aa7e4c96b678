package dev.rondo.conformance.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aProgramIsForEveryNodeUnlessItSaysOtherwise() throws IOException {
        var program = Programs.read(write("// Something.\n"));
        assertThat(program.isFor(Model.NODE)).isTrue();
        assertThat(program.isFor(Model.NODE10)).isTrue();
        assertThat(program.isFor(Model.BROWSER)).isFalse();
    }

    @Test
    void aProgramNamesItsModelsAndTheirVersions() throws IOException {
        var program = Programs.read(write("// Something.\n// models: node>=24 browser\n"));
        assertThat(program.isFor(Model.NODE, 24)).isTrue();
        assertThat(program.isFor(Model.NODE, 20)).isFalse();
        assertThat(program.isFor(Model.BROWSER, 1)).isTrue();
        assertThat(program.isFor(Model.NODE11)).isFalse();
    }

    @Test
    void allMeansEveryModel() throws IOException {
        assertThat(Programs.read(write("// models: all\n")).models()).containsOnlyKeys(Model.values());
    }

    @Test
    void aModelThatDoesNotExistIsAnError() throws IOException {
        var file = write("// models: netscape\n");
        assertThatThrownBy(() -> Programs.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no model netscape");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("program.js"), text);
    }
}
