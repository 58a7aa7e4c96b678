package dev.rondo.cli;

import dev.rondo.cli.Timeline.Section;
import dev.rondo.cli.Timeline.Turn;
import dev.rondo.cli.Timeline.Unit;
import dev.rondo.trace.Event;
import dev.rondo.trace.Origin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A timeline for programs. */
final class TimelineJson {
    private TimelineJson() {}

    static String of(Execution execution, Timeline timeline) {
        return write(object(
                "model", Model.name(execution.model()),
                "exitCode", execution.exitCode(),
                "stopped", execution.isStopped(),
                "forgottenEvents", execution.forgotten(),
                "turns",
                        timeline.turns().stream()
                                .map(turn -> turn(turn, timeline.start()))
                                .toList()));
    }

    private static Map<String, Object> turn(Turn turn, long start) {
        return object(
                "turn", turn.number(),
                "nanos", turn.number() == 0 ? 0 : turn.nanos() - start,
                "phases", turn.sections().stream().map(TimelineJson::section).toList());
    }

    private static Map<String, Object> section(Section section) {
        return object(
                "phase", section.phase().toString(),
                "units", section.units().stream().map(TimelineJson::unit).toList());
    }

    private static Map<String, Object> unit(Unit unit) {
        var waiting = new LinkedHashMap<String, Object>();
        unit.waiting.forEach((queue, each) -> waiting.put(
                queue.name().toLowerCase(Locale.ROOT), object("count", each.count(), "first", each.first())));
        return object(
                "id", unit.event.id(),
                "kind", unit.event.kind().toString(),
                "origin", unit.origin(),
                "cause", unit.event.cause(),
                "threw", unit.failed,
                "printed", unit.printed,
                "queued", events(unit.queued),
                "closed", events(unit.closed),
                "waiting", waiting);
    }

    private static List<Map<String, Object>> events(List<Event> events) {
        return events.stream()
                .map(event -> object(
                        "id", event.id(),
                        "kind", event.kind().toString(),
                        "origin", Origin.describe(event.origin())))
                .toList();
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    private static String write(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> quote(Objects.toString(entry.getKey())) + ":" + write(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case Collection<?> list ->
                list.stream().map(TimelineJson::write).collect(Collectors.joining(",", "[", "]"));
            case String text -> quote(text);
            default -> value.toString();
        };
    }

    private static String quote(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            switch (character) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (character < ' ') {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
                    } else {
                        quoted.append((char) character);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
