package dev.rondo.http;

import tools.jackson.databind.json.JsonMapper;

/** The standard way between objects and JSON: Jackson's, as it is without settings. Any thread may use it. */
public final class Json {
    private Json() {}

    /** The mapper. Who wants another one writes {@code Body.of(mapper.writeValueAsBytes(value), MediaType.JSON)}. */
    public static JsonMapper mapper() {
        return Holder.MAPPER;
    }

    /** Programs without JSON load nothing of Jackson. */
    private static final class Holder {
        static final JsonMapper MAPPER = JsonMapper.builder().build();
    }
}
