package dev.rondo.checks;

import java.util.List;
import java.util.stream.Stream;

/** A rule about a single text: what it says against it, or nothing. */
@FunctionalInterface
interface Rule {
    Stream<String> violations(Text text);

    default List<String> violations(Stream<Text> texts) {
        return texts.flatMap(this::violations).sorted().toList();
    }
}
