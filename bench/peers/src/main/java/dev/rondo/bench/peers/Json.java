package dev.rondo.bench.peers;

import dev.rondo.bench.http.Serving.Message;
import tools.jackson.databind.json.JsonMapper;

/** What the servers written in Java make of an object, by Jackson. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static byte[] hello() {
        return MAPPER.writeValueAsBytes(Message.hello());
    }
}
