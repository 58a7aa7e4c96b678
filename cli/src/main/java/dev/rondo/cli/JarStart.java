package dev.rondo.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Prints what {@code java} must be told to start a jar on the class path as {@code java -jar} would: what its manifest
 * opens, and its main class. For the script {@code rondo}, which starts the jar with Rondo behind it; {@code java -jar}
 * takes no class path.
 */
final class JarStart {
    private JarStart() {}

    /** Prints it for the jar that is named, or says why there is nothing to start and ends with exit code 2. */
    public static void main(String[] arguments) {
        var name = arguments[0];
        try {
            System.out.println(String.join(" ", options(name)));
        } catch (Unfit unfit) {
            System.err.println("rondo: " + name + " " + unfit.getMessage());
            System.exit(2);
        }
    }

    /** What {@code java} must be told, the main class last. */
    static List<String> options(String name) throws Unfit {
        var manifest = manifest(name);
        var attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
        var main = attributes.getValue(Attributes.Name.MAIN_CLASS);
        if (main == null) {
            throw new Unfit("names no Main-Class in its manifest; add one, for example with:"
                    + " jar --update --file FILE --main-class CLASS");
        }
        main = main.strip();
        if (main.isEmpty() || main.startsWith("-") || main.chars().anyMatch(Character::isWhitespace)) {
            throw new Unfit("has in its manifest a Main-Class that is no class: '" + main + "'");
        }
        var options = new ArrayList<String>();
        addPackages(options, "--add-exports=", attributes.getValue("Add-Exports"));
        addPackages(options, "--add-opens=", attributes.getValue("Add-Opens"));
        if (attributes.containsKey(new Attributes.Name("Enable-Native-Access"))) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        options.add(main);
        return options;
    }

    private static @Nullable Manifest manifest(String name) throws Unfit {
        try (var jar = new JarFile(name)) {
            return jar.getManifest();
        } catch (IOException unreadable) {
            throw new Unfit("is no jar that can be read: " + unreadable.getMessage());
        }
    }

    private static void addPackages(List<String> options, String option, @Nullable String packages) {
        if (packages == null) {
            return;
        }
        for (var each : packages.strip().split("\\s+", -1)) {
            if (!each.isEmpty()) {
                options.add(option + each + "=ALL-UNNAMED");
            }
        }
    }

    /** What is wrong with a jar, to follow its name. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit(String what) {
            super(what);
        }
    }
}
