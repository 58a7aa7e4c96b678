// A worker pool: three fibers take jobs from one channel. It has no buffer, so a job is handed over only when
// a worker is free; closing it sends the workers home, and the scope ends when the last one has gone.

import static dev.rondo.Rondo.*;

import dev.rondo.channel.*;

void main() {
    run(() -> {
        var jobs = Channel.<String>unbuffered();
        scope(workers -> {
            for (var name : List.of("Ada", "Bob", "Cleo")) {
                workers.fork(name, () -> work(name, jobs));
            }
            try (jobs) {
                for (var job : List.of("wash", "dry", "fold", "iron", "mend", "stack", "store")) {
                    jobs.send(job);
                }
                IO.println("all jobs are given out");
            }
        });
        IO.println("all jobs are done");
    });
}

void work(String name, Receiver<String> jobs) {
    int done = 0;
    for (var job : jobs) {
        IO.println(name + " begins to " + job);
        sleep(Duration.ofMillis(20)); // or any call that waits: a query, a request, a file
        done++;
    }
    IO.println(name + " goes home after " + done + " jobs");
}
