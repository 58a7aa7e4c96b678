// The floor of bench/http: one loop over epoll that reads, finds where requests end, and writes fixed answers. It is no
// server: it knows three requests by their first bytes, and no error. It ends with its standard input.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 1024, BACKLOG = 1024, BUFFER = 1 << 14, DESCRIPTORS = 1 << 16 };

static const char hello[] =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 13\r\n\r\nHello, World!";
static const char json[] =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n{\"message\":\"Hello, World!\"}";
static const char echo[] =
    "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %zu\r\n\r\n";
static const char length_header[] = "\r\nContent-Length: ";

// What has come of a request that is not whole yet, by the number of the socket. Most have none.
static struct part {
  char *bytes;
  size_t length;
} parts[DESCRIPTORS];

static char in[2 * BUFFER], out[64 * BUFFER];
static int queue;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static size_t put(char *to, const char *bytes, size_t length) {
  memcpy(to, bytes, length);
  return length;
}

// Answers the request at the start of the bytes; returns its length, or 0 if it is not whole.
static size_t answer(const char *request, size_t length, char *to, size_t *written) {
  const char *end = memmem(request, length, "\r\n\r\n", 4);
  if (!end) return 0;
  size_t head = end + 4 - request;
  if (request[0] == 'P') {
    const char *header = memmem(request, head, length_header, sizeof length_header - 1);
    size_t body = header ? strtoul(header + sizeof length_header - 1, NULL, 10) : 0;
    if (body > BUFFER) exit(1);
    if (length < head + body) return 0;
    *written = sprintf(to, echo, body);
    *written += put(to + *written, end + 4, body);
    return head + body;
  }
  *written = request[5] == 'j' ? put(to, json, sizeof json - 1) : put(to, hello, sizeof hello - 1);
  return head;
}

static void end_connection(int socket) {
  free(parts[socket].bytes);
  parts[socket] = (struct part){0};
  close(socket);
}

static void serve(int socket) {
  size_t before = parts[socket].length;
  if (before) memcpy(in, parts[socket].bytes, before);
  ssize_t count = read(socket, in + before, BUFFER);
  if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (count <= 0) {
    end_connection(socket);
    return;
  }
  size_t length = before + count, at = 0, filled = 0, one, written;
  while (at < length && (one = answer(in + at, length - at, out + filled, &written))) {
    at += one;
    filled += written;
  }
  if (length - at > BUFFER) exit(1);
  if (before || at < length) {
    free(parts[socket].bytes);
    parts[socket] = (struct part){0};
  }
  if (at < length) {
    parts[socket].bytes = malloc(length - at);
    if (!parts[socket].bytes) fail("malloc");
    parts[socket].length = put(parts[socket].bytes, in + at, length - at);
  }
  // answers are smaller than the socket's buffer, and a load generator reads them before it sends more
  if (filled && write(socket, out, filled) != (ssize_t)filled) end_connection(socket);
}

static void watch(int file) {
  struct epoll_event event = {.events = EPOLLIN, .data.fd = file};
  if (epoll_ctl(queue, EPOLL_CTL_ADD, file, &event)) fail("epoll_ctl");
}

static void accept_all(int listener) {
  int socket, yes = 1;
  while ((socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    if (socket >= DESCRIPTORS) {
      close(socket);
      continue;
    }
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    watch(socket);
  }
}

static int listen_on_loopback(void) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t size = sizeof address;
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (listener < 0 || bind(listener, (struct sockaddr *)&address, size) || listen(listener, BACKLOG)) fail("listen");
  if (getsockname(listener, (struct sockaddr *)&address, &size)) fail("getsockname");
  printf("ready %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

int main(void) {
  struct epoll_event events[EVENTS];
  queue = epoll_create1(0);
  if (queue < 0) fail("epoll_create1");
  int listener = listen_on_loopback();
  watch(listener);
  watch(STDIN_FILENO);
  for (;;) {
    int count = epoll_wait(queue, events, EVENTS, -1);
    for (int i = 0; i < count; i++) {
      int file = events[i].data.fd;
      if (file == STDIN_FILENO) return 0;
      if (file == listener) accept_all(listener);
      else serve(file);
    }
  }
}
