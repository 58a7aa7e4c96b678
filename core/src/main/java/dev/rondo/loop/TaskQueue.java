package dev.rondo.loop;

import org.jspecify.annotations.Nullable;

/** Tasks in the order of their arrival, linked through themselves. */
final class TaskQueue {
    private @Nullable Task head;
    private @Nullable Task tail;
    private int size;

    boolean isEmpty() {
        return head == null;
    }

    int size() {
        return size;
    }

    @Nullable Task peek() {
        return head;
    }

    void add(Task task) {
        if (tail == null) {
            head = task;
        } else {
            tail.next = task;
        }
        tail = task;
        size++;
    }

    @Nullable Task poll() {
        var task = head;
        if (task != null) {
            head = task.next;
            task.next = null;
            if (head == null) {
                tail = null;
            }
            size--;
        }
        return task;
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
        other.size += size;
        head = null;
        tail = null;
        size = 0;
    }
}
