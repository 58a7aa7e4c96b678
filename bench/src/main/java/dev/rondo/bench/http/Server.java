package dev.rondo.bench.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A server that can be measured.
 *
 * @param name as in {@code bench/http --only}
 * @param version what it is, and of which version
 * @param command what starts it
 * @param missing why it cannot be started, or nothing
 */
record Server(String name, String version, List<String> command, String missing) {
    static final String FLOOR = "floor";
    static final String NETTY = "netty-epoll";

    /** All of them, in the order of the tables. */
    static List<Server> all() {
        var peers = "dev.rondo.bench.peers.";
        var netty = "Netty " + version("netty-codec-http");
        var rondo = "dev.rondo.bench.http.RondoServer";
        return List.of(
                java("rondo-callback-epoll", "Rondo, a callback a request", rondo, "callback", "epoll"),
                java("rondo-fiber-epoll", "Rondo, a fiber a request", rondo, "fiber", "epoll"),
                java("rondo-callback-uring", "Rondo, a callback a request, io_uring", rondo, "callback", "io_uring"),
                java("rondo-fiber-uring", "Rondo, a fiber a request, io_uring", rondo, "fiber", "io_uring"),
                program(
                        FLOOR,
                        "C (" + Settings.property("compiler") + "), one loop over epoll, fixed answers",
                        "floor",
                        "no C compiler: install gcc"),
                java(NETTY, netty + ", HttpServerCodec", peers + "NettyServer", "epoll"),
                java("netty-uring", netty + ", HttpServerCodec", peers + "NettyServer", "io_uring"),
                java("vertx", "Vert.x " + version("vertx-core") + " over epoll", peers + "VertxServer"),
                java("helidon", "Helidon " + version("helidon-webserver"), peers + "HelidonServer"),
                program(
                        "node",
                        "Node " + Settings.property("node.version"),
                        "node",
                        "no node on PATH",
                        "--expose-gc",
                        "bench/js/http-server.js"),
                program("go", "Go " + Settings.property("go.version"), "go", "no Go: install golang-1.19 or newer"));
    }

    /** Those with these names; all, if there are no names. */
    static List<Server> named(List<String> names) {
        var all = all();
        var known = all.stream().map(Server::name).toList();
        if (!known.containsAll(names)) {
            throw new IllegalArgumentException("no such server: " + names + ", there are " + known);
        }
        return all.stream()
                .filter(each -> names.isEmpty() || names.contains(each.name))
                .toList();
    }

    private static Server java(String name, String version, String... mainAndArguments) {
        var command = new ArrayList<String>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(List.of(Settings.property("options").split(" +")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(mainAndArguments));
        return new Server(name, version, command, "");
    }

    private static Server program(String name, String version, String property, String missing, String... arguments) {
        var file = Settings.property(property);
        var command = new ArrayList<String>();
        command.add(file);
        command.addAll(List.of(arguments));
        return new Server(name, version, command, file.isEmpty() ? missing : "");
    }

    /** The version in the name of a jar on the class path. */
    private static String version(String artifact) {
        var start = "/" + artifact + "-";
        for (var jar : System.getProperty("java.class.path").split(":", -1)) {
            int at = jar.lastIndexOf(start);
            if (at >= 0 && Character.isDigit(jar.charAt(at + start.length()))) {
                return jar.substring(at + start.length(), jar.length() - ".jar".length());
            }
        }
        return "(not on the class path)";
    }

    boolean isJava() {
        return command.contains("-cp");
    }
}
