package dev.rondo.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The folder of a new project, and what is written into it. */
final class ProjectFolder {
    private static final int MOST_NAMES = 3;

    /** By their names among the resources of this module, in {@code project}. */
    private static final List<Item> TEMPLATES = List.of(
            new Item("pom.xml", "pom.xml"),
            new Item("Main.java", "src/main/java/app/Main.java"),
            new Item("MainTest.java", "src/test/java/app/MainTest.java"),
            new Item("README.md", "README.md"),
            new Item("gitignore", ".gitignore"),
            new Item("run", "run"));

    /** By their names in a checkout of Rondo. */
    private static final List<Item> COPIES = List.of(
            new Item("mvnw", "mvnw"),
            new Item(".mvn/wrapper/maven-wrapper.properties", ".mvn/wrapper/maven-wrapper.properties"),
            new Item("bin/jdk.sh", ".mvn/jdk.sh"));

    private final Path folder;

    private ProjectFolder(Path folder) {
        this.folder = folder;
    }

    /** A file that is written, and where it comes from. */
    private record Item(String source, String target) {}

    /**
     * The folder of that name, which is made if it is not there.
     *
     * @throws Unfit if something is in it, or it is a file
     */
    static ProjectFolder open(Path folder) throws IOException, Unfit {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Unfit(folder + " is a file; name a folder that is empty or not there yet");
        }
        Files.createDirectories(folder);
        var names = names(folder);
        if (!names.isEmpty()) {
            throw new Unfit(
                    "%s is not empty: it has %s%s. Name a folder that is empty or not there yet, or empty this one first."
                            .formatted(
                                    folder,
                                    String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))),
                                    names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : ""));
        }
        return new ProjectFolder(folder);
    }

    /** What is in the folder; a new repository of git counts as nothing. */
    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(".git"))
                    .sorted()
                    .toList();
        }
    }

    /** Writes the project, and names its files. */
    List<String> write(Checkout checkout) throws IOException {
        var written = new ArrayList<String>();
        for (var item : TEMPLATES) {
            write(item.target, template(item.source).replace("@project-name@", name()));
            written.add(item.target);
        }
        for (var item : COPIES) {
            write(item.target, Files.readString(checkout.home().resolve(item.source)));
            written.add(item.target);
        }
        return written;
    }

    /** The folder's name, as far as Maven takes it. */
    private String name() throws IOException {
        var name = String.valueOf(folder.toRealPath().getFileName())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]+", "-")
                .replaceAll("^[._-]+|[._-]+$", "");
        return name.isEmpty() ? "app" : name;
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
        if (text.startsWith("#!") && !file.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private static String template(String name) throws IOException {
        try (var resource = ProjectFolder.class.getResourceAsStream("project/" + name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A folder that a project cannot be written into; the message says why, and what to do. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String message) {
            super(message);
        }
    }
}
