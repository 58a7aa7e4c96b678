package dev.rondo.checks;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageCommentTest {
    private static final String PACKAGE_INFO = "package-info.java";

    @Test
    void every_package_has_a_package_info() {
        var packages = mainJava()
                .filter(text -> !text.path().endsWith("module-info.java"))
                .map(PackageCommentTest::folder)
                .collect(toSet());
        var described = packageInfos().map(PackageCommentTest::folder).collect(toSet());
        assertThat(packages).isSubsetOf(described);
    }

    @Test
    void every_package_says_what_it_is_and_is_null_marked() {
        Rule rule = PackageCommentTest::violations;
        assertThat(rule.violations(packageInfos())).isEmpty();
    }

    @Test
    void a_package_without_comment_or_mark_is_found() {
        assertThat(violations(Text.sample(PACKAGE_INFO, "package p;")))
                .containsExactly("package-info.java:1: has no Javadoc", "package-info.java:1: is not @NullMarked");
        assertThat(violations(Text.sample(PACKAGE_INFO, "/** What p is. */\n@NullMarked\npackage p;")))
                .isEmpty();
    }

    private static Stream<String> violations(Text text) {
        var source = JavaSource.parse(text);
        var marked = source.unit().getPackageAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("NullMarked"));
        return Stream.concat(
                source.hasPackageComment() ? Stream.empty() : Stream.of(text.at(1, "has no Javadoc")),
                marked ? Stream.empty() : Stream.of(text.at(1, "is not @NullMarked")));
    }

    private static Stream<Text> packageInfos() {
        return mainJava().filter(text -> text.path().endsWith(PACKAGE_INFO));
    }

    private static Stream<Text> mainJava() {
        return Repository.TEXTS.stream().filter(Text::isMainJava);
    }

    private static Path folder(Text text) {
        return Objects.requireNonNull(text.path().getParent());
    }
}
