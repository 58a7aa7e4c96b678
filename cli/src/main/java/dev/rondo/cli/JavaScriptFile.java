package dev.rondo.cli;

import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** The file of a program of JavaScript, which must be there. */
final class JavaScriptFile extends ProgramFile {
    @Override
    public Path convert(String name) {
        var file = super.convert(name);
        if (JavaProgram.is(file)) {
            throw new TypeConversionException(
                    name + " is a program of Java; 'rondo run' runs it, all else is for JavaScript");
        }
        return file;
    }
}
