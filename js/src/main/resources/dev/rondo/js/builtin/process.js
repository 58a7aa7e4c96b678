'use strict';

// The object `process`.

const EventEmitter = require('events');
const { lazy } = require('internal/define');
const queues = require('internal/task-queues');
const host = binding.process;

function process() {}
Object.defineProperty(process, 'name', { value: 'process' });
process.prototype = Object.create(EventEmitter.prototype, {
  constructor: { value: process, writable: true, enumerable: false, configurable: true },
});

const self = Object.create(process.prototype);
EventEmitter.call(self);
Object.defineProperty(self, Symbol.toStringTag, {
  value: 'process', writable: false, enumerable: false, configurable: true,
});

let exitCode;

Object.assign(self, {
  version: host.version,
  versions: host.versions,
  arch: host.arch,
  platform: host.platform,
  release: { name: 'node' },
  argv: host.argv,
  execArgv: host.execArgv,
  execPath: host.execPath,
  title: 'rondo',
  pid: host.pid,
  ppid: host.ppid,
  debugPort: 9229,
  features: { inspector: false, debug: false, uv: true, ipv6: true, tls: false, typescript: false, require_module: true },
  config: { target_defaults: {}, variables: {} },
  env: environment(),
  nextTick: queues.nextTick,
  cwd: host.cwd,
  chdir: require('internal/process/methods').chdir,
  umask: require('internal/process/methods').umask,
  uptime: () => host.uptime() / 1e9,
  hrtime,
  memoryUsage: Object.assign(() => host.memoryUsage(), { rss: () => host.memoryUsage().rss }),
  cpuUsage: require('internal/process/methods').cpuUsage,
  threadCpuUsage: (previous) => require('internal/process/methods').threadCpuUsage(previous),
  resourceUsage: host.resourceUsage,
  getActiveResourcesInfo: () => require('internal/process/methods').activeResources(),
  ref: (object) => require('internal/process/methods').setRef(object, 'ref'),
  unref: (object) => require('internal/process/methods').setRef(object, 'unref'),
  kill: require('internal/process/methods').kill,
  exit,
  reallyExit: host.exit,
  abort: () => host.exit(134),
  emitWarning: (...args) => require('internal/process/warning').emitWarning(...args),
  binding: require('internal/process/methods').bindingRefused,
  setUncaughtExceptionCaptureCallback: (fn) => require('internal/process/errors').setCapture(fn),
  hasUncaughtExceptionCaptureCallback: () => require('internal/process/errors').hasCapture(),
  loadEnvFile: require('internal/process/methods').loadEnvFile,
  getBuiltinModule: (id) => require('internal/modules/builtin-list').get(id),
  _getActiveHandles: () => [],
  _getActiveRequests: () => [],
  _tickCallback() {},
  _rawDebug: (...args) => host.write(2, `${require('util').format(...args)}\n`),
  argv0: 'node',
  domain: null,
  moduleLoadList: [],
  report: {},
  openStdin() {
    self.stdin.resume();
    return self.stdin;
  },
  getgroups: () => [host.gid()],
  constrainedMemory: () => 0,
  availableMemory: () => host.memoryUsage().heapTotal,
  allowedNodeEnvironmentFlags: new Set(),
  _exiting: false,
});

for (const id of ['getuid', 'geteuid', 'getgid', 'getegid']) self[id] = () => host[id.slice(-3)]();
for (const name of ['initgroups', 'setgroups', 'setegid', 'seteuid', 'setgid', 'setuid']) {
  self[name] = (...args) => require('internal/process/credentials')[name](...args);
}

lazy(self, 'stdout', () => require('internal/process/stdio').output(1), true);
lazy(self, 'stderr', () => require('internal/process/stdio').output(2), true);
lazy(self, 'stdin', () => require('internal/process/stdio').input(), true);

self.on('newListener', function startListeningIfSignal(name) {
  if (typeof name === 'string' && name.startsWith('SIG')) require('internal/process/signals').added(name);
});
self.on('removeListener', function stopListeningIfSignal(name) {
  if (typeof name === 'string' && name.startsWith('SIG')) require('internal/process/signals').removed(name);
});

Object.defineProperty(self, 'exitCode', {
  get: () => exitCode,
  set(value) {
    exitCode = require('internal/process/methods').checkedExitCode(value);
  },
  enumerable: true,
  configurable: false,
});

function environment() {
  const values = { ...host.env };
  return new Proxy(values, {
    set(target, key, value) {
      if (typeof key === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
      target[key] = `${value}`;
      return true;
    },
  });
}

function hrtime(previous) {
  const now = host.hrtime();
  const seconds = Math.floor(now / 1e9);
  const nanos = now % 1e9;
  if (previous === undefined) return [seconds, nanos];
  require('internal/process/methods').checkHrtime(previous);
  let passed = seconds - previous[0];
  let rest = nanos - previous[1];
  if (rest < 0) {
    passed--;
    rest += 1e9;
  }
  return [passed, rest];
}

hrtime.bigint = () => BigInt(Math.trunc(host.hrtime()));

function exit(code) {
  if (code !== undefined) self.exitCode = code;
  self.reallyExit(require('internal/process/ending').end(0));
}

module.exports = self;
