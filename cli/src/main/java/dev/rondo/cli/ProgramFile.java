package dev.rondo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A program's file, which must be there. */
class ProgramFile implements ITypeConverter<Path> {
    @Override
    public Path convert(String name) {
        if (name.isEmpty()) {
            throw new TypeConversionException("the program's name is empty; name a file");
        }
        var path = Path.of(name);
        if (!Files.exists(path)) {
            throw new TypeConversionException("no such file: " + name);
        }
        if (Files.isDirectory(path)) {
            throw new TypeConversionException(name + " is a directory; name a file");
        }
        if (!Files.isReadable(path)) {
            throw new TypeConversionException("cannot read " + name);
        }
        return path;
    }
}
