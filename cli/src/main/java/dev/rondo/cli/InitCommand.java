package dev.rondo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a small project that uses Rondo. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes a small Maven project that uses Rondo: a program, a test, and all that they need to run.",
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%n",
        footer = {
            "Rondo goes into the local Maven repository, where the project finds it. The project brings Maven with it, and"
                    + " finds a JDK 25 or newer by itself. Its README says how to add sockets and HTTP.",
            "",
            "Example: rondo init hello && cd hello && ./run"
        })
final class InitCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "The project's folder, which is empty or not there yet. The project is named after it.")
    private String folder = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Checkout checkout = Checkout.ofProcess();

    /** Takes what comes from a checkout of Rondo from another. */
    void use(Checkout other) {
        checkout = other;
    }

    @Override
    public Integer call() {
        if (folder.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the folder's name is empty");
        }
        var line = spec.commandLine();
        try {
            var project = ProjectFolder.open(Path.of(folder));
            line.getErr().println("rondo: putting Rondo into the local Maven repository");
            checkout.installLibraries();
            tell(line.getOut(), project.write(checkout));
            return CommandLine.ExitCode.OK;
        } catch (ProjectFolder.Unfit unfit) {
            line.getErr().println("rondo: " + unfit.getMessage());
            return CommandLine.ExitCode.USAGE;
        } catch (FileSystemException failed) {
            line.getErr().println("rondo: cannot write the project: " + failed);
            return CommandLine.ExitCode.SOFTWARE;
        } catch (IOException failed) {
            line.getErr().println("rondo: " + failed.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private void tell(PrintWriter out, List<String> files) {
        out.println("Wrote into " + folder + ":");
        files.forEach(file -> out.println("  " + file));
        out.println("Next:");
        out.println("  cd " + (folder.matches("[\\w./+-]+") ? folder : "'" + folder.replace("'", "'\\''") + "'"));
        out.println("  ./run");
        out.println("  ./mvnw test");
    }
}
