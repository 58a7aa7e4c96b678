/** The runtime: recorder, context, event loop, promises and workers. */
@SuppressWarnings("module") // those to whom it exports in particular are built after it
module dev.rondo.core {
    // null-safety annotations, needed only by compilers and analysers
    requires static transitive org.jspecify;
    // the queue through which other threads reach a loop
    requires org.jctools.core;

    // thread-locals of logs and traces, which go along with the context where this library is
    requires static context.propagation;

    exports dev.rondo;
    exports dev.rondo.channel;
    exports dev.rondo.context;
    exports dev.rondo.fiber;
    exports dev.rondo.internal to
            dev.rondo.net,
            dev.rondo.http;
    exports dev.rondo.loop;
    exports dev.rondo.promise;
    exports dev.rondo.scope;
    exports dev.rondo.trace;
    exports dev.rondo.worker;
}
