package dev.rondo.checks;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A Java text as the JDK's own compiler reads it. */
final class JavaSource {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private final CompilationUnitTree unit;
    private final DocTrees trees;

    private JavaSource(CompilationUnitTree unit, DocTrees trees) {
        this.unit = unit;
        this.trees = trees;
    }

    static JavaSource parse(Text text) {
        var file =
                new SimpleJavaFileObject(
                        URI.create("text:///" + text.path().getFileName()), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public String getCharContent(boolean ignoreEncodingErrors) {
                        return text.content();
                    }
                };
        var task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
        try {
            return new JavaSource(task.parse().iterator().next(), DocTrees.instance(task));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    CompilationUnitTree unit() {
        return unit;
    }

    /**
     * A piece of code that runs as one.
     *
     * @param name for people
     */
    record Body(String name, Tree tree) {}

    /** All methods, constructors, initializers and lambdas, also those of nested and of anonymous classes. */
    List<Body> bodies() {
        var bodies = new ArrayList<Body>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                bodies.add(new Body("method " + method.getName(), method));
                return super.visitMethod(method, null);
            }

            @Override
            public @Nullable Void visitLambdaExpression(LambdaExpressionTree lambda, @Nullable Void unused) {
                bodies.add(new Body("a lambda", lambda));
                return super.visitLambdaExpression(lambda, null);
            }

            @Override
            public @Nullable Void visitClass(ClassTree type, @Nullable Void unused) {
                for (var member : type.getMembers()) {
                    if (member instanceof BlockTree) {
                        bodies.add(new Body("an initializer", member));
                    }
                }
                return super.visitClass(type, null);
            }
        }.scan(unit, null);
        return bodies;
    }

    /** The number of lines from the first to the last character of a tree. */
    long lines(Tree tree) {
        return lastLine(tree) - firstLine(tree) + 1;
    }

    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    private long lastLine(Tree tree) {
        return unit.getLineMap().getLineNumber(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    boolean hasPackageComment() {
        var declaration = unit.getPackage();
        return declaration != null && trees.getDocCommentTree(new TreePath(new TreePath(unit), declaration)) != null;
    }
}
