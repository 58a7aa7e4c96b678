package dev.rondo.js.host;

import dev.rondo.js.engine.Arguments;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What a program passes to an operation on files. */
final class FileArguments {
    /** Before them stand the receiver and who waits. */
    private static final int FIRST = 2;

    private final Arguments arguments;
    private final Path directory;
    private boolean isNowhere;

    FileArguments(Arguments arguments, Path directory) {
        this.arguments = arguments;
        this.directory = directory;
    }

    /** A path, taken from the program's working directory where it is relative. */
    Path path(int index) {
        var path = string(index);
        isNowhere |= path.isEmpty();
        return directory.resolve(path);
    }

    /** Whether one of the paths is empty, which for the system names nothing. */
    boolean isNowhere() {
        return isNowhere;
    }

    /** The program's working directory. */
    Path directory() {
        return directory;
    }

    String string(int index) {
        return Utf8.wellFormed(arguments.string(FIRST + index));
    }

    boolean truth(int index) {
        return arguments.truth(FIRST + index);
    }

    double number(int index) {
        return arguments.number(FIRST + index);
    }

    int integer(int index) {
        return (int) arguments.integer(FIRST + index);
    }

    long position(int index) {
        return arguments.integer(FIRST + index);
    }

    byte[] bytes(int index) {
        return arguments.bytes(FIRST + index);
    }

    /** Fills a typed array, on the loop's thread, and answers how many bytes there were. */
    Supplier<Object> fill(int index, int at, byte[] bytes) {
        return () -> {
            arguments.write(FIRST + index, at, bytes);
            return bytes.length;
        };
    }
}
