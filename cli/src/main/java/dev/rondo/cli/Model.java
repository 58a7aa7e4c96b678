package dev.rondo.cli;

import dev.rondo.loop.LoopModel;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Models by the names that people type. */
final class Model implements ITypeConverter<LoopModel> {
    @Override
    public LoopModel convert(String name) {
        for (var model : LoopModel.values()) {
            if (name(model).equals(name)) {
                return model;
            }
        }
        throw new TypeConversionException("unknown model '" + name + "'; there are " + names());
    }

    static String name(LoopModel model) {
        return model.name().toLowerCase(Locale.ROOT);
    }

    private static String names() {
        return Arrays.stream(LoopModel.values()).map(Model::name).collect(Collectors.joining(", "));
    }
}
