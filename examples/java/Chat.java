// A chat room: what is sent to a broadcast reaches all who have subscribed by then, each at its own pace.
// The topic is on a sign that takes long to paint: of a latest value, only the newest counts for who is slow.

import static dev.rondo.Rondo.*;

import dev.rondo.channel.*;
import dev.rondo.scope.Scope;

final Broadcast<String> room = Broadcast.create();
final Latest<String> topic = Latest.of("the weather");

void main() {
    run(() -> scope(guests -> {
        guests.fork(this::paintSign);
        enter(guests, "Ada");
        enter(guests, "Bob");
        room.send("good morning");
        sleep(Duration.ofMillis(20));

        enter(guests, "Cleo");
        topic.set("breakfast");
        topic.set("lunch");
        room.send("who is hungry?");
        topic.close();
        room.close();
    }));
}

void enter(Scope guests, String name) {
    var messages = room.subscribe(8); // how many may wait for this guest before the sender waits
    guests.fork(() -> {
        for (var message : messages) {
            IO.println(name + " hears: " + message);
        }
        IO.println(name + " leaves");
    });
}

void paintSign() {
    for (var now : topic.watch()) {
        IO.println("the sign says: " + now);
        sleep(Duration.ofMillis(50));
    }
}
