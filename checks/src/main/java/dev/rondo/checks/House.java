package dev.rondo.checks;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A house: its rooms, and what each module may see.
 *
 * @param packages the package under which all rooms are
 * @param rooms every package that is not part of another room
 * @param knows for each module the modules it may use; one that is missing here may use all
 * @param libraries for each library, by the start of its package names, the modules that may use it
 */
record House(String packages, List<Room> rooms, Map<String, Set<String>> knows, Map<String, Set<String>> libraries) {

    /** A package and those in it. In one module a room may use what is not above it. */
    record Room(String module, String name, int floor) {
        boolean holds(JavaClass type) {
            return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
        }
    }

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    /** Everything in these classes that breaks the house's order. */
    List<String> violations(JavaClasses classes) {
        return classes.stream().flatMap(this::violations).distinct().sorted().toList();
    }

    private Stream<String> violations(JavaClass type) {
        return room(type)
                .map(room -> type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> !allowed(room, dependency))
                        .map(dependency -> type.getName() + " must not use "
                                + dependency
                                        .getTargetClass()
                                        .getBaseComponentType()
                                        .getName()))
                .orElseGet(() -> Stream.of(type.getName() + " is in no room of the house"));
    }

    private boolean allowed(Room from, Dependency dependency) {
        var target = dependency.getTargetClass().getBaseComponentType();
        if (!knows.containsKey(from.module()) || target.isPrimitive()) {
            return true;
        }
        if (!isOurs(target)) {
            return JDK.stream().anyMatch(target.getName()::startsWith) || mayUseLibrary(from, target);
        }
        return room(target).map(to -> mayUse(from, to)).orElse(false);
    }

    private boolean mayUse(Room from, Room to) {
        return from.module().equals(to.module())
                ? to.floor() <= from.floor()
                : knows.getOrDefault(from.module(), Set.of()).contains(to.module());
    }

    private boolean mayUseLibrary(Room from, JavaClass target) {
        return libraries.entrySet().stream()
                .filter(library -> target.getName().startsWith(library.getKey()))
                .anyMatch(library -> library.getValue().contains(from.module()));
    }

    private boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(packages) || type.getPackageName().startsWith(packages + ".");
    }

    /** The innermost room that holds the class; the root package holds only what lies in it directly. */
    private Optional<Room> room(JavaClass type) {
        return rooms.stream()
                .filter(room -> room.holds(type))
                .filter(room ->
                        !room.name().equals(packages) || type.getPackageName().equals(packages))
                .max(Comparator.comparingInt(room -> room.name().length()));
    }
}
