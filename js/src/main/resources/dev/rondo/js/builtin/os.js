'use strict';

// The module `os`.

const host = binding.load('os');
const process = require('process');

// Functions that become their value where a primitive is wanted, as in `${os.hostname}`.
function valued(get) {
  Object.defineProperty(get, Symbol.toPrimitive, { value: () => get(), enumerable: false });
  return get;
}

const TYPES = { darwin: 'Darwin', linux: 'Linux', win32: 'Windows_NT' };

function tmpdir() {
  const { TMPDIR, TMP, TEMP } = process.env;
  const path = TMPDIR || TMP || TEMP || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function cpus() {
  return Array.from({ length: host.cpus }, () => ({
    model: process.arch, speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 },
  }));
}

function netmask(address, prefix) {
  if (address.includes(':')) {
    const groups = [];
    for (let i = 0; i < 8; i++) groups.push((0xffff << (16 - Math.min(Math.max(prefix - 16 * i, 0), 16))) & 0xffff);
    return groups.map((group) => group.toString(16)).join(':').replace(/(?::0)+$/, '::');
  }
  const bits = prefix === 0 ? 0 : (0xffffffff << (32 - prefix)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.');
}

function networkInterfaces() {
  const all = {};
  for (const { name, address, prefix, mac, internal } of host.interfaces()) {
    const family = address.includes(':') ? 'IPv6' : 'IPv4';
    const entry = { address, netmask: netmask(address, prefix), family, mac, internal, cidr: `${address}/${prefix}` };
    if (family === 'IPv6') entry.scopeid = 0;
    (all[name] ??= []).push(entry);
  }
  return all;
}

function userInfo(options) {
  if (options !== undefined) require('internal/validators').validateObject(options, 'options');
  const { Buffer } = require('buffer');
  const convert = options?.encoding === 'buffer' ? (text) => Buffer.from(text) : (text) => text;
  return {
    uid: process.getuid(), gid: process.getgid(), username: convert(host.user), homedir: convert(host.home),
    shell: process.env.SHELL === undefined ? null : convert(process.env.SHELL),
  };
}

function priorityOf(pid) {
  require('internal/validators').validateInt32(pid, 'pid');
  return 0;
}

function setPriority(pid, priority = pid) {
  const { validateInt32 } = require('internal/validators');
  if (arguments.length > 1) validateInt32(pid, 'pid');
  validateInt32(priority, 'priority', -20, 19);
}

module.exports = {
  arch: valued(() => process.arch),
  availableParallelism: valued(() => host.cpus),
  cpus,
  endianness: valued(() => 'LE'),
  freemem: valued(() => host.memory()[1]),
  getPriority: (pid = 0) => priorityOf(pid),
  homedir: valued(() => process.env.HOME ?? host.home),
  hostname: valued(() => host.hostname()),
  loadavg: () => host.loads(),
  networkInterfaces,
  platform: valued(() => process.platform),
  release: valued(() => host.release),
  setPriority,
  tmpdir: valued(tmpdir),
  totalmem: valued(() => host.memory()[0]),
  type: valued(() => TYPES[process.platform] ?? host.name),
  userInfo,
  uptime: valued(() => host.uptime()),
  version: valued(() => `${host.name} ${host.release}`),
  machine: valued(() => (process.arch === 'x64' ? 'x86_64' : 'aarch64')),
};

Object.defineProperties(module.exports, {
  constants: { value: require('internal/os-constants'), enumerable: true, writable: false, configurable: false },
  EOL: { value: '\n', enumerable: true, writable: false, configurable: true },
  devNull: { value: '/dev/null', enumerable: true, writable: false, configurable: true },
});
