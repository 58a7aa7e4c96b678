package dev.rondo.conformance.engine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Packages from the registry that npm is configured for, with npm where it is installed and without it otherwise. */
final class NpmRegistry {
    private NpmRegistry() {}

    /** Downloads the archive of a package into a folder. */
    static Path download(String name, String version, Path folder) throws EngineException {
        if (Executables.find("npm").isPresent()) {
            NodePackage.run(folder, List.of("npm", "pack", "--silent", name + "@" + version));
            return folder.resolve(name + "-" + version + ".tgz");
        }
        var registry = registry()
                .orElseThrow(
                        () -> new EngineException("no npm and no registry: install npm, set npm_config_registry, or "
                                + "write registry=... into ~/.npmrc, to fetch " + name + "@" + version));
        var base = registry.endsWith("/") ? registry : registry + "/";
        return get(URI.create(base + name + "/-/" + name + "-" + version + ".tgz"), folder.resolve("package.tgz"));
    }

    private static Path get(URI address, Path target) throws EngineException {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var response =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofFile(target));
            if (response.statusCode() != 200) {
                throw new EngineException(address + " answers " + response.statusCode());
            }
            return target;
        } catch (IOException e) {
            throw new EngineException("cannot fetch " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while fetching " + address, e);
        }
    }

    private static Optional<String> registry() {
        var configured = System.getenv("npm_config_registry");
        if (configured != null) {
            return Optional.of(configured);
        }
        for (var file : List.of(Path.of(System.getProperty("user.home"), ".npmrc"), Path.of("/etc/npmrc"))) {
            var line = configuredIn(file);
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> configuredIn(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("registry="))
                    .map(line -> line.substring("registry=".length()))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
