package dev.rondo.js.engine;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.frame.Frame;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.NodeUtil;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.js.nodes.control.AbstractAwaitNode;
import com.oracle.truffle.js.nodes.control.TopLevelAwaitModuleBodyNode;
import com.oracle.truffle.js.runtime.objects.CyclicModuleRecord.Status;
import com.oracle.truffle.js.runtime.objects.JSModuleRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@code await} at which a module's top level waits. GraalJS keeps for each one in the module's frame whether the
 * module is suspended there.
 */
final class UnsettledAwait {
    private UnsettledAwait() {}

    /** The place, the line of source, and a caret below it; null if no module waits at its own top level. */
    static @Nullable String describe(Collection<?> modules) {
        for (var module : modules) {
            if (module instanceof JSModuleRecord record && record.getStatus() == Status.EvaluatingAsync) {
                var section = section(record);
                if (section != null) {
                    return describe(section);
                }
            }
        }
        return null;
    }

    private static String describe(SourceSection section) {
        var source = section.getSource();
        int line = section.getStartLine();
        return source.getName() + ":" + line + "\n" + source.getCharacters(line) + "\n"
                + " ".repeat(section.getStartColumn() - 1) + "^";
    }

    private static @Nullable SourceSection section(JSModuleRecord module) {
        var frame = module.getEnvironment();
        if (frame == null || !module.hasTLA()) {
            return null;
        }
        for (var await : awaits(module.getFunctionData().getCallTarget())) {
            if (isSuspended(frame, (int) Engine.read(AbstractAwaitNode.class, await, "stateSlot"))) {
                return await.getEncapsulatingSourceSection();
            }
        }
        return null;
    }

    private static List<AbstractAwaitNode> awaits(CallTarget module) {
        var awaits = new ArrayList<AbstractAwaitNode>();
        var main = ((RootCallTarget) module).getRootNode();
        for (var body : NodeUtil.findAllNodeInstances(main, TopLevelAwaitModuleBodyNode.class)) {
            var root = (Node) Engine.read(TopLevelAwaitModuleBodyNode.class, body, "resumptionRootNode");
            awaits.addAll(NodeUtil.findAllNodeInstances(root, AbstractAwaitNode.class));
        }
        return awaits;
    }

    private static boolean isSuspended(Frame frame, int slot) {
        return frame.isInt(slot) && frame.getInt(slot) != 0;
    }
}
