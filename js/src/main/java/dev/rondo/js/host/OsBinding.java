package dev.rondo.js.host;

import dev.rondo.js.engine.Engine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The machine. */
final class OsBinding {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Path LOADS = Path.of("/proc/loadavg");
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private final Engine engine;

    OsBinding(Engine engine) {
        this.engine = engine;
    }

    Object create() {
        var unknown = "unknown";
        return new Binding(engine)
                .value("name", System.getProperty("os.name", unknown))
                .value("release", System.getProperty("os.version", unknown))
                .value("user", System.getProperty("user.name", unknown))
                .value("home", System.getProperty("user.home", "/"))
                .value("cpus", Runtime.getRuntime().availableProcessors())
                .method("hostname", _ -> hostName())
                .method("memory", _ -> memory())
                .method("uptime", _ -> firstNumbers(UPTIME, 1).getFirst())
                .method("loads", _ -> firstNumbers(LOADS, 3))
                .method("interfaces", _ -> interfaces())
                .object();
    }

    private static String hostName() {
        try {
            return Files.exists(HOST_NAME)
                    ? Files.readString(HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException unknown) {
            return "localhost";
        }
    }

    /** All and free, in bytes. */
    private static List<Double> memory() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.OperatingSystemMXBean known) {
            return List.of((double) known.getTotalMemorySize(), (double) known.getFreeMemorySize());
        }
        var runtime = Runtime.getRuntime();
        return List.of((double) runtime.maxMemory(), (double) runtime.freeMemory());
    }

    private static List<Double> firstNumbers(Path file, int count) {
        var numbers = new ArrayList<Double>();
        try {
            var words = Files.readString(file).split(" ", -1);
            for (int i = 0; i < count; i++) {
                numbers.add(Double.valueOf(words[i]));
            }
        } catch (IOException unknown) {
            for (int i = numbers.size(); i < count; i++) {
                numbers.add(0d);
            }
        }
        return numbers;
    }

    /** Each address: name, address, length of its prefix, hardware address, whether it is internal, scope. */
    private static List<Object> interfaces() {
        var all = new ArrayList<Object>();
        try {
            for (var each : NetworkInterface.networkInterfaces().toList()) {
                for (var address : each.getInterfaceAddresses()) {
                    all.add(describe(each, address));
                }
            }
        } catch (SocketException unknown) {
            return List.of();
        }
        return all;
    }

    private static Map<String, Object> describe(NetworkInterface each, InterfaceAddress address)
            throws SocketException {
        var hardware = each.getHardwareAddress();
        var text = address.getAddress().getHostAddress();
        int zone = text.indexOf('%');
        return Map.of(
                "name",
                each.getName(),
                "address",
                zone < 0 ? text : text.substring(0, zone),
                "prefix",
                (int) address.getNetworkPrefixLength(),
                "mac",
                hardware == null
                        ? "00:00:00:00:00:00"
                        : HexFormat.ofDelimiter(":").formatHex(hardware),
                "internal",
                each.isLoopback());
    }
}
