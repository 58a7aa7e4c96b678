package dev.rondo.js.engine;

import com.oracle.js.parser.ErrorManager;
import com.oracle.js.parser.Parser;
import com.oracle.js.parser.ParserException;
import com.oracle.js.parser.ScriptEnvironment;
import com.oracle.js.parser.Source;
import com.oracle.js.parser.TokenType;
import com.oracle.js.parser.ir.FunctionNode;
import com.oracle.js.parser.ir.LexicalContext;
import com.oracle.js.parser.ir.Node;
import com.oracle.js.parser.ir.ReturnNode;
import com.oracle.js.parser.ir.UnaryNode;
import com.oracle.js.parser.ir.visitor.NodeVisitor;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Async generators as V8 had them until 7.2, in Node 10 and 11 and in Chrome 72. There, every way to the end of the body
 * awaited what it returned, also {@code undefined}; and {@code yield*} awaited each value that it handed on. Since GraalJS
 * knows only today's rules, the source is changed so that these say the same: the awaits stand in it.
 */
final class OldAsyncGenerators extends NodeVisitor<LexicalContext> {
    private static final Pattern POSSIBLE = Pattern.compile("\\basync\\b[^{]*\\*");
    private static final String AWAIT_EACH = "(()=>{})[Symbol.for(\"rondo.awaitEach\")](";

    private final Deque<Boolean> functions = new ArrayDeque<>();
    private final TreeMap<Integer, String> insertions = new TreeMap<>();

    private OldAsyncGenerators() {
        super(new LexicalContext());
    }

    /**
     * The source with the awaits of old; as it was if it cannot be parsed.
     *
     * @param before what stands before the code when it is compiled
     * @param after what stands behind it
     */
    static String rewrite(String code, String before, String after) {
        if (!POSSIBLE.matcher(code).find()) {
            return code;
        }
        var visitor = new OldAsyncGenerators();
        try {
            var environment = ScriptEnvironment.builder()
                    .ecmaScriptVersion(ScriptEnvironment.ES_STAGING)
                    .build();
            var source = Source.sourceFor("rewritten", before + code + after);
            var _ = new Parser(environment, source, new ErrorManager.ThrowErrorManager())
                    .parse()
                    .accept(visitor);
        } catch (ParserException invalid) {
            return code;
        }
        return visitor.insertInto(code, before.length());
    }

    @Override
    public boolean enterFunctionNode(FunctionNode function) {
        boolean affected = function.isAsync() && function.isGenerator();
        functions.push(affected);
        if (affected) {
            insert(function.getBody().getFinish() - 1, ";return void 0;");
        }
        return true;
    }

    @Override
    public Node leaveFunctionNode(FunctionNode function) {
        functions.pop();
        return function;
    }

    @Override
    public boolean enterReturnNode(ReturnNode node) {
        if (functions.element() && node.getExpression() == null) {
            insert(node.getStart() + "return".length(), " void 0");
        }
        return true;
    }

    @Override
    public boolean enterUnaryNode(UnaryNode node) {
        if (functions.element() && node.isTokenType(TokenType.YIELD_STAR)) {
            insert(node.getExpression().getStart(), AWAIT_EACH);
            insert(node.getExpression().getFinish(), ")");
        }
        return true;
    }

    private void insert(int position, String text) {
        insertions.merge(position, text, (first, second) -> second + first);
    }

    private String insertInto(String code, int offset) {
        var changed = new StringBuilder(code);
        for (Map.Entry<Integer, String> insertion : insertions.descendingMap().entrySet()) {
            changed.insert(insertion.getKey() - offset, insertion.getValue());
        }
        return changed.toString();
    }
}
