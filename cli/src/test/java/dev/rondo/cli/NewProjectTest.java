package dev.rondo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What {@code rondo init} writes works: compiled, run and tested here, without Maven. */
class NewProjectTest {
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z]+-plugin)</artifactId>\\s*<version>([^<]+)</version>");

    @TempDir
    private Path project = Path.of("");

    @BeforeEach
    void init() {
        assertThat(new CommandFixture(project).init(List.of("true"), project)).isZero();
    }

    @Test
    void its_program_prints_what_came_in_time() throws Exception {
        try (var classes = compile()) {
            assertThat(printed(() -> classes.loadClass("app.Main")
                            .getMethod("main", String[].class)
                            .invoke(null, (Object) new String[0])))
                    .containsExactly("news after 100 ms", "weather after 200 ms", "no more within 300 ms");
        }
    }

    @Test
    void its_tests_pass() throws Exception {
        try (var classes = compile()) {
            assertThat(failures(classes)).isZero();
        }
    }

    @Test
    void its_tests_fail_if_nothing_is_timed_out() throws Exception {
        var main = project.resolve("src/main/java/app/Main.java");
        Files.writeString(main, Files.readString(main).replace("within(time,", "within(time.plusDays(1),"));
        try (var classes = compile()) {
            assertThat(failures(classes)).isEqualTo(2);
        }
    }

    @Test
    void its_plugins_and_libraries_have_the_versions_of_the_house() throws IOException {
        var ours = Files.readString(Path.of("../pom.xml"));
        var its = Files.readString(project.resolve("pom.xml"));
        var versions = PLUGIN.matcher(its)
                .results()
                .filter(plugin -> !plugin.group(1).equals("maven-toolchains-plugin"))
                .toList();
        assertThat(versions)
                .hasSizeGreaterThan(4)
                .allSatisfy(plugin -> assertThat(ours)
                        .containsPattern(Pattern.quote(plugin.group(1)) + "</artifactId>\\s*<version>"
                                + Pattern.quote(plugin.group(2)) + "<"));
        assertThat(its)
                .containsPattern("<artifactId>rondo-core</artifactId>\\s*<version>" + value(ours, "version") + "<");
        assertThat(its)
                .containsPattern(
                        "<artifactId>junit-jupiter</artifactId>\\s*<version>" + value(ours, "junit.version") + "<");
    }

    @Test
    void its_readme_says_how_to_put_all_of_Rondo_where_init_has_put_it() throws IOException {
        assertThat(project.resolve("README.md"))
                .content()
                .contains(
                        "`rondo-net`",
                        "`rondo-http`",
                        String.join(" ", Checkout.ofProcess().install()));
        assertThat(Checkout.ofProcess().install()).containsSequence("-pl", "http", "-am", "install");
    }

    private static String value(String pom, String element) {
        var found = Pattern.compile("<" + element + ">([^<]+)<").matcher(pom);
        assertThat(found.find()).isTrue();
        return Pattern.quote(found.group(1));
    }

    private URLClassLoader compile() throws IOException {
        var output = Files.createDirectories(project.resolve("classes"));
        var errors = new ByteArrayOutputStream();
        int code = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        errors,
                        errors,
                        "-Xlint:all",
                        "-Werror",
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        output.toString(),
                        project.resolve("src/main/java/app/Main.java").toString(),
                        project.resolve("src/test/java/app/MainTest.java").toString());
        assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
        return new URLClassLoader(new URL[] {output.toUri().toURL()}, getClass().getClassLoader());
    }

    private static long failures(ClassLoader classes) throws ClassNotFoundException {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(classes.loadClass("app.MainTest")))
                                .build(),
                        summary);
        assertThat(summary.getSummary().getTestsFoundCount()).isEqualTo(3);
        return summary.getSummary().getTestsFailedCount();
    }

    private static List<String> printed(Printing program) throws Exception {
        var out = System.out;
        var bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            program.run();
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private interface Printing {
        void run() throws Exception;
    }
}
