package dev.rondo.conformance.generate;

import java.util.ArrayList;
import java.util.List;

/** The handlers of errors that a program begins with. */
final class Handlers {
    private Handlers() {}

    static List<Piece> write(Draft draft) {
        return draft.model.isBrowser() ? inBrowser(draft) : inNode(draft);
    }

    private static List<Piece> inNode(Draft draft) {
        var pieces = new ArrayList<Piece>();
        pieces.add(Piece.of(
                        "process.on('uncaughtException', (error) => {\n  log('uncaught ' + show(error));\n§\n});",
                        afterwards(draft, "of uncaught"))
                .asFixed());
        pieces.add(Piece.of(
                        "process.on('unhandledRejection', (reason) => {\n  log('unhandled ' + show(reason));\n§\n});",
                        afterwards(draft, "of unhandled"))
                .asFixed());
        pieces.add(Piece.of("process.on('rejectionHandled', () => log('handled after all'));"));
        return pieces;
    }

    private static List<Piece> inBrowser(Draft draft) {
        return List.of(
                Piece.of(
                                "onerror = (message, source, line, column, error) => {\n"
                                        + "  log('uncaught ' + show(error));\n§\n  return true;\n};",
                                afterwards(draft, "of uncaught"))
                        .asFixed(),
                Piece.of(
                                "onunhandledrejection = (event) => {\n  log('unhandled ' + show(event.reason));\n"
                                        + "  event.preventDefault();\n§\n};",
                                afterwards(draft, "of unhandled"))
                        .asFixed(),
                Piece.of("onrejectionhandled = () => log('handled after all');"));
    }

    /** What a handler leaves to the queues; it may be called several times, at any time. */
    private static List<Piece> afterwards(Draft draft, String what) {
        if (draft.dice.chance(60)) {
            return List.of();
        }
        return List.of(
                draft.model.isBrowser() || draft.dice.chance(50)
                        ? Piece.of("Promise.resolve().then(() => log('promise " + what + "'));")
                        : Piece.of("process.nextTick(() => log('tick " + what + "'));"));
    }
}
