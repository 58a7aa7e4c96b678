package dev.rondo.internal;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Programs that {@code java Program.java} compiles and runs. From the stack of an error that leaves {@code main}, the JDK
 * takes off as many frames as it has below {@code main}, and takes for granted that they are there. In an error of another
 * thread, as every fiber is one, they are not: it loses frames of the program, and JDK 25 fails over one that has fewer, and
 * shows its own error in that one's place (JDK-8362237).
 */
public final class SourceLaunch {
    private SourceLaunch() {}

    /**
     * Lets the stack of an error that is about to leave {@code main} end with the frames of the calling thread, if the program
     * was launched from its source and they are not there.
     */
    public static void mend(Throwable error) {
        if (System.getProperty("jdk.launcher.sourcefile") == null) {
            return;
        }
        var frames = error.getStackTrace();
        var here = new Throwable().getStackTrace();
        if (frames.length == 0 || !frames[frames.length - 1].equals(here[here.length - 1])) {
            error.setStackTrace(
                    Stream.concat(Arrays.stream(frames), Arrays.stream(here).skip(1))
                            .toArray(StackTraceElement[]::new));
        }
    }
}
