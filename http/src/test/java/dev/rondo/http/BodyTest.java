package dev.rondo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class BodyTest {
    @Test
    void bytes_are_read_once_in_pieces_and_any_number_of_times_as_a_whole() throws IOException {
        var body = Body.text("hé");
        assertThat(body.length()).isEqualTo(3);
        assertThat(body.isWhole()).isTrue();
        assertThat(StandardCharsets.UTF_8
                        .decode(Objects.requireNonNull(body.read()))
                        .toString())
                .isEqualTo("hé");
        assertThat(body.read()).isNull();
        assertThat(body.text()).isEqualTo("hé");
        assertThat(body.text()).isEqualTo("hé");
    }

    @Test
    void nothing_is_empty() throws IOException {
        assertThat(Body.empty().length()).isZero();
        assertThat(Body.empty().read()).isNull();
        assertThat(Body.empty().type()).isNull();
    }

    @Test
    void what_a_function_writes_can_be_read_here_too_and_is_written_once() throws IOException {
        var times = new int[1];
        var body = Body.stream("text/plain", output -> {
            times[0]++;
            output.write("a");
            output.write('b');
            output.write(new byte[] {'c', 'd'}, 1, 1);
            output.write(ByteBuffer.wrap(new byte[] {'e'}));
        });
        assertThat(body.length()).isEqualTo(-1);
        assertThat(body.text()).isEqualTo("abde");
        assertThat(body.stream().readAllBytes()).hasSize(4);
        assertThat(times[0]).isEqualTo(1);
    }

    @Test
    void json_goes_both_ways() throws IOException {
        var body = Body.json(Map.of("a", List.of(1, 2)));
        assertThat(body.type()).isEqualTo("application/json");
        assertThat(body.json(new TypeReference<Map<String, List<Integer>>>() {}))
                .containsEntry("a", List.of(1, 2));
    }

    @Test
    void text_is_in_the_character_set_that_the_type_says() throws IOException {
        assertThat(Body.of(new byte[] {(byte) 0xe9}, "text/plain; charset=\"ISO-8859-1\"")
                        .text())
                .isEqualTo("é");
        assertThat(Body.of(new byte[] {'a'}, "text/plain; charset=nobody-knows").text())
                .isEqualTo("a");
    }

    @Test
    void media_types_are_taken_apart() {
        assertThat(MediaType.parameter("multipart/form-data; a=b;boundary=\"x;\\\"y\"", "Boundary"))
                .isEqualTo("x;\"y");
        assertThat(MediaType.parameter("text/plain", "charset")).isNull();
        assertThat(MediaType.is("Text/HTML ; charset=x", "text/html")).isTrue();
        assertThat(MediaType.is("text/html5", "text/html")).isFalse();
        assertThat(MediaType.isJson("application/problem+json; x=y")).isTrue();
        assertThat(MediaType.isJson("application/xml")).isFalse();
    }

    @Test
    void problems_are_json_with_members_of_their_own() throws IOException {
        var response = Problem.of(422, "no").with("faults", List.of("a")).response();
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body().type()).isEqualTo("application/problem+json");
        assertThat(response.body().text())
                .isEqualTo("{\"title\":\"Unprocessable Entity\",\"status\":422,\"detail\":\"no\",\"faults\":[\"a\"]}");
    }
}
