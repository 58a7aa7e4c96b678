package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitTest {
    private static final List<String> INSTALLS = List.of("true");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void it_says_what_it_wrote_and_what_comes_next() throws IOException {
        var command = new CommandFixture(folder);
        var project = folder.resolve("my hello");
        assertThat(command.init(INSTALLS, project)).isZero();

        var lines = command.out().lines().toList();
        var files = lines.subList(1, lines.indexOf("Next:")).stream().map(String::strip);
        assertThat(files).containsExactlyInAnyOrderElementsOf(filesIn(project));
        assertThat(lines).endsWith("Next:", "  cd '" + project + "'", "  ./run", "  ./mvnw test");
        assertThat(command.err()).isEqualTo("rondo: putting Rondo into the local Maven repository\n");
        assertThat(project.resolve("run")).isExecutable();
        assertThat(project.resolve("mvnw")).isExecutable();
    }

    @ParameterizedTest
    @CsvSource({"hello, hello", "My Shop, my-shop", "@Home!, home", "_, app"})
    void the_project_has_the_folder_s_name_as_Maven_takes_it(String name, String project) throws IOException {
        assertThat(new CommandFixture(folder).init(INSTALLS, folder.resolve(name)))
                .isZero();
        assertThat(folder.resolve(name).resolve("pom.xml"))
                .content()
                .contains("<artifactId>" + project + "</artifactId>", "<finalName>" + project + "</finalName>");
        for (var file : filesIn(folder.resolve(name))) {
            assertThat(folder.resolve(name).resolve(file)).content().doesNotContainPattern("@[a-z.]+(-[a-z]+)*@");
        }
    }

    @Test
    void a_folder_that_is_not_empty_is_left_as_it_is() throws IOException {
        for (var name : List.of("a", "b", "c", "d")) {
            Files.createFile(folder.resolve(name));
        }
        var command = new CommandFixture(folder);
        assertThat(command.init(INSTALLS, folder)).isEqualTo(2);
        assertThat(command.err())
                .isEqualTo(
                        "rondo: " + folder + " is not empty: it has a, b, c and 1 more. Name a folder that is empty or"
                                + " not there yet, or empty this one first.\n");
        assertThat(filesIn(folder)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_new_repository_of_git_is_empty() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        assertThat(new CommandFixture(folder).init(INSTALLS, folder)).isZero();
    }

    @Test
    void a_file_is_no_folder() {
        var command = new CommandFixture(folder);
        var file = command.program("file", "");
        assertThat(command.init(INSTALLS, file)).isEqualTo(2);
        assertThat(command.err()).startsWith("rondo: " + file + " is a file; name a folder");
    }

    @Test
    void nothing_is_written_if_Rondo_cannot_be_installed() throws IOException {
        var command = new CommandFixture(folder);
        assertThat(command.init(List.of("sh", "-c", "echo no such host; exit 3"), folder))
                .isEqualTo(1);
        assertThat(command.err())
                .contains("no such host\nRondo did not get into the local Maven repository: 'sh -c")
                .endsWith("ended with 3\n");
        assertThat(filesIn(folder)).isEmpty();
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
