'use strict';

// os.constants, with Linux's numbers.

const NAMES = [
  'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGILL', 'SIGTRAP', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGUSR1', 'SIGSEGV',
  'SIGUSR2', 'SIGPIPE', 'SIGALRM', 'SIGTERM', 'SIGSTKFLT', 'SIGCHLD', 'SIGCONT', 'SIGSTOP', 'SIGTSTP', 'SIGTTIN',
  'SIGTTOU', 'SIGURG', 'SIGXCPU', 'SIGXFSZ', 'SIGVTALRM', 'SIGPROF', 'SIGWINCH', 'SIGIO', 'SIGPWR', 'SIGSYS',
];

const signals = Object.create(null);
NAMES.forEach((name, i) => (signals[name] = i + 1));
signals.SIGIOT = signals.SIGABRT;
signals.SIGPOLL = signals.SIGIO;

const errno = Object.create(null);
for (const line of require('internal/errno')) {
  const [number, name] = line.split(' ');
  if (+number < 4000) errno[name] = +number;
}

function constants(values) {
  return Object.freeze(Object.assign(Object.create(null), values));
}

module.exports = constants({
  UV_UDP_REUSEADDR: 4,
  dlopen: constants({ RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0, RTLD_DEEPBIND: 8 }),
  errno: Object.freeze(errno),
  signals: Object.freeze(signals),
  priority: constants({
    PRIORITY_LOW: 19, PRIORITY_BELOW_NORMAL: 10, PRIORITY_NORMAL: 0, PRIORITY_ABOVE_NORMAL: -7, PRIORITY_HIGH: -14,
    PRIORITY_HIGHEST: -20,
  }),
});
