package dev.rondo.checks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.rondo.checks.House.Room;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The two tables of the design, and that nothing points up or round in a circle. */
class FloorsTest {
    private static final Set<String> ALL = Set.of("core", "net", "http", "sim", "js", "inspect", "cli");

    private static final House RONDO = new House(
            "dev.rondo",
            List.of(
                    new Room("cli", "dev.rondo.cli", 0),
                    new Room("js", "dev.rondo.js", 0),
                    new Room("inspect", "dev.rondo.inspect", 0),
                    new Room("http", "dev.rondo.http.server", 3),
                    new Room("http", "dev.rondo.http.client", 3),
                    new Room("http", "dev.rondo.http.websocket", 2),
                    new Room("http", "dev.rondo.http.wire", 1),
                    new Room("http", "dev.rondo.http", 0),
                    new Room("sim", "dev.rondo.sim", 0),
                    new Room("net", "dev.rondo.net", 0),
                    new Room("core", "dev.rondo", 6),
                    new Room("core", "dev.rondo.channel", 5),
                    new Room("core", "dev.rondo.scope", 5),
                    new Room("core", "dev.rondo.fiber", 4),
                    new Room("core", "dev.rondo.promise", 3),
                    new Room("core", "dev.rondo.worker", 3),
                    new Room("core", "dev.rondo.loop", 2),
                    new Room("core", "dev.rondo.context", 1),
                    new Room("core", "dev.rondo.trace", 1),
                    new Room("core", "dev.rondo.internal", 0),
                    new Room("examples", "dev.rondo.examples", 0),
                    new Room("conformance", "dev.rondo.conformance", 0),
                    new Room("bench", "dev.rondo.bench", 0),
                    new Room("checks", "dev.rondo.checks", 0)),
            Map.of(
                    "core", Set.of(),
                    "net", Set.of("core"),
                    "sim", Set.of("core", "net"),
                    "http", Set.of("core", "net"),
                    "inspect", Set.of("core", "net", "http"),
                    "js", Set.of("core", "net", "http"),
                    "cli", ALL),
            Map.ofEntries(
                    Map.entry("org.jspecify.", ALL),
                    Map.entry("org.jctools.", Set.of("core", "net")),
                    Map.entry("io.micrometer.context.", Set.of("core")),
                    Map.entry("tools.jackson.", Set.of("http")),
                    Map.entry("com.fasterxml.jackson.annotation.", Set.of("http")),
                    Map.entry("io.netty.", Set.of("net", "http", "sim")),
                    Map.entry("org.graalvm.polyglot.", Set.of("js", "cli")),
                    Map.entry("org.graalvm.shadowed.", Set.of("js")),
                    Map.entry("com.oracle.truffle.", Set.of("js")),
                    Map.entry("com.oracle.js.", Set.of("js")),
                    Map.entry("com.sun.management.", Set.of("js")),
                    Map.entry("picocli.", Set.of("cli")),
                    Map.entry("org.jline.", Set.of("cli"))));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.rondo");

    @Test
    void no_dependency_goes_up() {
        assertThat(RONDO.violations(CLASSES)).isEmpty();
    }

    @Test
    void packages_form_no_circle() {
        assertThat(circles(CLASSES)).isEmpty();
    }

    @Test
    void a_dependency_that_goes_up_is_found() {
        assertThat(sampleHouse().violations(sample("ground", "upper")))
                .containsExactly(
                        "dev.rondo.checks.sample.ground.Climber must not use " + "dev.rondo.checks.sample.upper.Attic");
    }

    @Test
    void a_library_that_a_module_may_not_see_is_found() {
        var house = sampleHouse();
        var stricter = new House(house.packages(), house.rooms(), house.knows(), Map.of());
        assertThat(stricter.violations(sample("upper")))
                .contains("dev.rondo.checks.sample.upper.Attic must not use org.assertj.core.api.Assertions");
    }

    @Test
    void a_package_in_no_room_is_found() {
        assertThat(sampleHouse().violations(sample("cellar")))
                .containsExactly("dev.rondo.checks.sample.cellar.Forgotten is in no room of the house");
    }

    @Test
    void a_circle_is_found() {
        assertThat(circles(sample("ground", "upper"))).isNotEmpty();
        assertThat(circles(sample("upper"))).isEmpty();
    }

    private static House sampleHouse() {
        return new House(
                "dev.rondo.checks.sample",
                List.of(
                        new Room("core", "dev.rondo.checks.sample.ground", 1),
                        new Room("core", "dev.rondo.checks.sample.upper", 2)),
                Map.of("core", Set.of()),
                Map.of("org.assertj.", Set.of("core")));
    }

    private static JavaClasses sample(String... packages) {
        var names = List.of(packages).stream().map(name -> "dev.rondo.checks.sample." + name);
        return new ClassFileImporter().importPackages(names.toList());
    }

    private static List<String> circles(JavaClasses classes) {
        return slices().assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .evaluate(classes)
                .getFailureReport()
                .getDetails();
    }

    /** One slice a package. */
    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
