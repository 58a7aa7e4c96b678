package dev.rondo.loop;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tasks in the order of their arrival, linked through themselves. */
final class TaskQueue {
    private @Nullable Task head;
    private @Nullable Task tail;

    boolean isEmpty() {
        return head == null;
    }

    /** How many tasks wait, found out by walking along them: for statistics. */
    int count() {
        int count = 0;
        for (var task = head; task != null; task = task.next) {
            count++;
        }
        return count;
    }

    @Nullable Task peek() {
        return head;
    }

    @Nullable Task last() {
        return tail;
    }

    void add(Task task) {
        if (tail == null) {
            head = task;
        } else {
            tail.next = task;
        }
        tail = task;
    }

    @Nullable Task poll() {
        var task = head;
        if (task != null) {
            var next = task.next;
            head = next;
            if (next == null) {
                tail = null;
            } else {
                task.next = null;
            }
        }
        return task;
    }

    /** What came last is now first. */
    void reverse() {
        var rest = head;
        head = null;
        tail = rest;
        while (rest != null) {
            var next = rest.next;
            rest.next = head;
            head = rest;
            rest = next;
        }
    }

    /** Takes any task, which is left to chance. There must be one. */
    Task pollAny(Choices choices) {
        for (int before = choices.below(count()); before > 0; before--) {
            add(take());
        }
        return take();
    }

    /** Takes the oldest task. There must be one. */
    Task take() {
        return Objects.requireNonNull(poll());
    }

    /** Moves all tasks of this queue to the end of another. */
    void moveTo(TaskQueue other) {
        if (head == null) {
            return;
        }
        if (other.tail == null) {
            other.head = head;
        } else {
            other.tail.next = head;
        }
        other.tail = tail;
        head = null;
        tail = null;
    }
}
