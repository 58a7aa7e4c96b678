// A loop inside Swing's: a timer of the event thread calls runNoWait(), so what Rondo calls back may touch the window,
// and fibers do the waiting. Without a display this runs too, and prints what the window would show.

import static dev.rondo.Rondo.*;

import dev.rondo.loop.EventLoop;
import java.awt.GraphicsEnvironment;
import javax.swing.*;
import javax.swing.Timer;

final JLabel label = new JLabel("", SwingConstants.CENTER);
final CountDownLatch done = new CountDownLatch(1);

void main() throws InterruptedException {
    SwingUtilities.invokeLater(this::open);
    done.await();
}

void open() {
    if (!GraphicsEnvironment.isHeadless()) {
        var window = new JFrame("Rondo");
        window.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        window.add(label);
        window.setSize(300, 100);
        window.setVisible(true);
    }
    show("loading");

    var loop = EventLoop.create();
    loop.execute(() -> async(this::load).thenAccept(this::show));
    var turns = new Timer(10, null);
    turns.addActionListener(_ -> {
        if (!loop.runNoWait()) { // nothing is left to do
            turns.stop();
            loop.close();
            done.countDown();
        }
    });
    turns.start();
}

String load() {
    sleep(Duration.ofMillis(100)); // or a request; the window stays alive
    return blocking(() -> "loaded"); // or a file, on a thread of a pool
}

void show(String text) {
    label.setText(text);
    IO.println("the label says " + text + "; on the event thread: " + SwingUtilities.isEventDispatchThread());
}
