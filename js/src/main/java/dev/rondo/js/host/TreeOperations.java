package dev.rondo.js.host;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Operations on directories and what is below them. */
final class TreeOperations {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX = 6;
    private static final int PRIVATE = 0x1c0;

    private TreeOperations() {}

    static Map<String, FileOperation> all() {
        return Map.of(
                "mkdir", TreeOperations::makeDirectory,
                "mkdtemp", TreeOperations::makeTemporary,
                "readdir", TreeOperations::read,
                "rmdir", TreeOperations::removeDirectory,
                "rm", TreeOperations::removeTree);
    }

    /** Path, mode, whether to make those above it too; the result is then the first that was made. */
    private static Callable<@Nullable Object> makeDirectory(FileArguments arguments) {
        var path = arguments.path(0);
        var given = Path.of(arguments.string(0));
        var base = arguments.directory();
        int mode = arguments.integer(1);
        boolean recursive = arguments.truth(2);
        return () -> {
            if (recursive) {
                var first = makeAll(base, given, mode);
                return first == null ? null : first.toString();
            }
            Files.createDirectory(path, PathOperations.mode(path, mode));
            return null;
        };
    }

    /** Makes what is missing of a path that is given from {@code base} on, and answers what was made first. */
    private static @Nullable Path makeAll(Path base, Path given, int mode) throws IOException {
        var path = base.resolve(given);
        if (Files.isDirectory(path)) {
            return null;
        }
        if (Files.exists(path)) {
            throw new FileAlreadyExistsException(path.toString());
        }
        var above = given.getParent();
        if (above != null && Files.exists(base.resolve(above)) && !Files.isDirectory(base.resolve(above))) {
            throw new NotDirectoryException(above.toString());
        }
        var first = above == null ? null : makeAll(base, above, mode);
        try {
            Files.createDirectory(path, PathOperations.mode(path, mode));
        } catch (FileAlreadyExistsException other) {
            if (!Files.isDirectory(path)) {
                throw other;
            }
            return first;
        }
        return first == null ? given : first;
    }

    private static Callable<@Nullable Object> makeTemporary(FileArguments arguments) {
        var prefix = arguments.string(0);
        var whole = arguments.directory().resolve(prefix).toString()
                + (prefix.isEmpty() || prefix.endsWith("/") ? "/" : "");
        var cut = whole.length() - prefix.length();
        return () -> {
            while (true) {
                var suffix = new StringBuilder();
                for (int i = 0; i < SUFFIX; i++) {
                    suffix.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
                }
                try {
                    var path = Path.of(whole + suffix);
                    Files.createDirectory(path, PathOperations.mode(path, PRIVATE));
                    return (whole + suffix).substring(prefix.startsWith("/") ? 0 : cut);
                } catch (FileAlreadyExistsException taken) {
                    // another name
                }
            }
        };
    }

    /** The names of what is in a directory, in order, and if wanted the type of each. */
    private static Callable<@Nullable Object> read(FileArguments arguments) {
        var path = arguments.path(0);
        boolean withTypes = arguments.truth(1);
        return () -> {
            var names = new ArrayList<String>();
            try (var entries = Files.newDirectoryStream(path)) {
                entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            }
            names.sort(null);
            if (!withTypes) {
                return names;
            }
            var types = new ArrayList<Object>();
            for (var name : names) {
                types.add(type(path.resolve(name)));
            }
            return List.of(names, types);
        };
    }

    /** libuv's number for a kind of file. */
    private static int type(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.isRegularFile()) {
            return 1;
        }
        if (attributes.isDirectory()) {
            return 2;
        }
        if (attributes.isSymbolicLink()) {
            return 3;
        }
        int format = (Integer) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) >> 12;
        return switch (format) {
            case 1 -> 4;
            case 12 -> 5;
            case 2 -> 6;
            case 6 -> 7;
            default -> 0;
        };
    }

    private static Callable<@Nullable Object> removeDirectory(FileArguments arguments) {
        var path = arguments.path(0);
        return () -> {
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                throw FileErrors.of("ENOTDIR");
            }
            Files.delete(path);
            return null;
        };
    }

    /** Path, whether with all that is below it, whether it may be missing. */
    private static Callable<@Nullable Object> removeTree(FileArguments arguments) {
        var path = arguments.path(0);
        boolean recursive = arguments.truth(1);
        boolean force = arguments.truth(2);
        return () -> {
            if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                if (force) {
                    return null;
                }
                throw new NoSuchFileException(path.toString());
            }
            if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(path);
            } else if (recursive) {
                Files.walkFileTree(path, new Remover());
            } else {
                throw FileErrors.of("EISDIR");
            }
            return null;
        };
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error) throws IOException {
            if (error != null) {
                throw error;
            }
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
