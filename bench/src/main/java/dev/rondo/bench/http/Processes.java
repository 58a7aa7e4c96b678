package dev.rondo.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What Linux and the JVM know of a process. */
final class Processes {
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");
    private static final int USER = 11; // of the fields behind the name, which is in brackets and may hold blanks
    private static final double TICK_MICROS = 10_000; // of USER_HZ, which is 100 on all that Linux runs on today

    private Processes() {}

    /** Time in the program and in the kernel, of all threads, in microseconds; exact to a hundredth of a second. */
    static double cpuMicros(long pid) throws IOException {
        return cpuMicros(Files.readString(Path.of("/proc/" + pid + "/stat")));
    }

    static double cpuMicros(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) * TICK_MICROS;
    }

    /** The bytes of memory that the process has. */
    static long residentBytes(long pid) throws IOException {
        return residentBytes(Files.readString(Path.of("/proc/" + pid + "/status")));
    }

    static long residentBytes(String status) {
        var matcher = RESIDENT.matcher(status);
        if (!matcher.find()) {
            throw new IllegalStateException("no VmRSS in " + status);
        }
        return Long.parseLong(matcher.group(1)) << 10;
    }

    /** Collects the garbage of a JVM, and returns the bytes of its heap that are still in use. */
    static long collectAndMeasureHeap(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        jcmd(pid, "System.trim_native_heap");
        return heapBytes(jcmd(pid, "GC.heap_info"));
    }

    /** Adds up the generations in what {@code jcmd PID GC.heap_info} prints for the serial collector. */
    static long heapBytes(String heapInfo) {
        var matcher = HEAP.matcher(heapInfo);
        long sum = 0;
        while (matcher.find()) {
            sum += Long.parseLong(matcher.group(1)) << 10;
        }
        if (sum == 0) {
            throw new IllegalStateException("no generations in " + heapInfo);
        }
        return sum;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        return run(List.of(System.getProperty("java.home") + "/bin/jcmd", Long.toString(pid), command));
    }

    /** Runs a command to its end, and returns what it printed. */
    static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
