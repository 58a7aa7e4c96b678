'use strict';

// Agent: the sockets to each place, those in use and those kept for the next request.

const net = require('net');
const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateNumber, validateOneOf } = require('internal/validators');

const kRequestOptions = Symbol('requestOptions');

function Agent(options) {
  if (!(this instanceof Agent)) return new Agent(options);
  EventEmitter.call(this);
  this.defaultPort = 80;
  this.protocol = 'http:';
  this.options = { __proto__: null, ...options };
  this.options.noDelay ??= true;
  // A path would be that of a Unix socket.
  this.options.path = null;
  this.requests = Object.create(null);
  this.sockets = Object.create(null);
  this.freeSockets = Object.create(null);
  this.keepAliveMsecs = this.options.keepAliveMsecs || 1000;
  this.keepAlive = this.options.keepAlive || false;
  this.maxSockets = this.options.maxSockets || Agent.defaultMaxSockets;
  this.maxFreeSockets = this.options.maxFreeSockets || 256;
  this.scheduling = this.options.scheduling || 'lifo';
  this.maxTotalSockets = this.options.maxTotalSockets;
  this.agentKeepAliveTimeoutBuffer = this.options.agentKeepAliveTimeoutBuffer ?? 1000;
  this.totalSocketCount = 0;
  this.defaultPort = this.options.defaultPort || 80;
  this.protocol = this.options.protocol || 'http:';
  validateOneOf(this.scheduling, 'scheduling', ['fifo', 'lifo']);
  if (this.maxTotalSockets === undefined) this.maxTotalSockets = Infinity;
  else validateNumber(this.maxTotalSockets, 'maxTotalSockets', 1);
  this.on('free', (socket, settings) => free(this, socket, settings));
}
Object.setPrototypeOf(Agent.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Agent, EventEmitter);

Agent.defaultMaxSockets = Infinity;

Agent.prototype.createConnection = function createConnection(...args) {
  return net.createConnection(...args);
};

Agent.prototype.getName = function getName(options = {}) {
  let name = `${options.host || 'localhost'}:${options.port || ''}:${options.localAddress || ''}`;
  if (options.family === 4 || options.family === 6) name += `:${options.family}`;
  if (options.socketPath) name += `:${options.socketPath}`;
  return name;
};

Agent.prototype.addRequest = function addRequest(request, given, port, localAddress) {
  const base = typeof given === 'string' ? { __proto__: null, host: given, port, localAddress } : given;
  const options = { __proto__: null, ...base, ...this.options };
  if (options.socketPath) options.path = options.socketPath;
  for (const name of ['host', 'port']) if (base[name] !== undefined) options[name] = base[name];
  const name = this.getName(options);
  this.sockets[name] ??= [];
  const socket = takeFree(this, name);
  if (socket !== undefined) {
    this.reuseSocket(socket, request);
    give(this, request, socket);
    this.sockets[name].push(socket);
  } else if (this.sockets[name].length < this.maxSockets && this.totalSocketCount < this.maxTotalSockets) {
    this.createSocket(request, options, (error, made) => {
      if (error) request.onSocket(made, error);
      else give(this, request, made);
    });
  } else {
    Object.defineProperty(request, kRequestOptions, { value: options, configurable: true });
    (this.requests[name] ??= []).push(request);
  }
};

function takeFree(agent, name) {
  const all = agent.freeSockets[name];
  if (all === undefined) return undefined;
  while (all.length > 0 && all[0].destroyed) all.shift();
  const socket = agent.scheduling === 'fifo' ? all.shift() : all.pop();
  if (all.length === 0) delete agent.freeSockets[name];
  return socket?.destroyed ? takeFree(agent, name) : socket;
}

function give(agent, request, socket) {
  request.onSocket(socket);
  const { timeout } = agent.options;
  if (request.timeout === undefined && timeout) socket.setTimeout(timeout);
  else if (!timeout && request.timeout === undefined) socket.setTimeout(0);
}

Agent.prototype.createSocket = function createSocket(request, given, callback) {
  const options = { __proto__: null, ...given, ...this.options };
  for (const name of ['host', 'port', 'path']) if (given[name] !== undefined) options[name] = given[name];
  if (options.socketPath) options.path = options.socketPath;
  if (options.path === null) delete options.path;
  const name = this.getName(options);
  options._agentKey = name;
  options.encoding = null;
  delete options.timeout;
  // It is the request that it ends.
  delete options.signal;
  let told = false;
  const made = (error, socket) => {
    if (told) return;
    told = true;
    if (error) {
      callback(error);
      return;
    }
    (this.sockets[name] ??= []).push(socket);
    this.totalSocketCount++;
    listen(this, socket, options);
    callback(null, socket);
  };
  if (this.keepAlive) options.keepAlive = true;
  const socket = this.createConnection(options, made);
  if (socket) made(null, socket);
};

function listen(agent, socket, options) {
  const onFree = () => agent.emit('free', socket, options);
  const onClose = () => {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
  };
  const onTimeout = () => {
    if (Object.values(agent.freeSockets).some((all) => all.includes(socket))) {
      socket.destroy();
      agent.removeSocket(socket, options);
    }
  };
  const onRemove = () => {
    agent.totalSocketCount--;
    agent.removeSocket(socket, options);
    for (const [name, listener] of Object.entries(listeners)) socket.removeListener(name, listener);
  };
  const listeners = { free: onFree, close: onClose, timeout: onTimeout, agentRemove: onRemove };
  for (const [name, listener] of Object.entries(listeners)) socket.on(name, listener);
}

function ignoreError() {
  this.destroy();
}

function free(agent, socket, options) {
  const name = agent.getName(options);
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const waiting = agent.requests[name];
  if (waiting?.length > 0) {
    const request = waiting.shift();
    if (waiting.length === 0) delete agent.requests[name];
    give(agent, request, socket);
    return;
  }
  const request = socket._httpMessage;
  if (!request?.shouldKeepAlive || !agent.keepAlive) {
    socket.destroy();
    return;
  }
  const kept = agent.freeSockets[name] ?? [];
  const count = kept.length + (agent.sockets[name]?.length ?? 0);
  if (agent.totalSocketCount > agent.maxTotalSockets || count > agent.maxSockets ||
    kept.length >= agent.maxFreeSockets || !agent.keepSocketAlive(socket)) {
    socket.destroy();
    return;
  }
  agent.freeSockets[name] = kept;
  socket._httpMessage = null;
  agent.removeSocket(socket, options);
  socket.once('error', ignoreError);
  kept.push(socket);
}

Agent.prototype.removeSocket = function removeSocket(socket, options) {
  const name = this.getName(options);
  const lists = [this.sockets];
  if (!socket.writable) lists.push(this.freeSockets);
  for (const list of lists) {
    const index = list[name]?.indexOf(socket) ?? -1;
    if (index === -1) continue;
    list[name].splice(index, 1);
    if (list[name].length === 0) delete list[name];
  }
  // Another request may have waited for this one's place.
  const key = this.requests[name] ? name : Object.keys(this.requests)[0];
  const request = this.requests[key]?.[0];
  if (request !== undefined && this.totalSocketCount < this.maxTotalSockets &&
    (this.sockets[key]?.length ?? 0) < this.maxSockets) {
    this.requests[key].shift();
    if (this.requests[key].length === 0) delete this.requests[key];
    this.createSocket(request, request[kRequestOptions], (error, made) => request.onSocket(made, error ?? undefined));
  }
};

/** Whether an unused socket is kept; asks for no more time than the server gives it. */
Agent.prototype.keepSocketAlive = function keepSocketAlive(socket) {
  socket.setKeepAlive(true, this.keepAliveMsecs);
  socket.unref();
  let timeout = this.options.timeout || 0;
  const hint = /^timeout=(\d+)/.exec(socket._httpMessage?.res?.headers?.['keep-alive'])?.[1];
  if (hint !== undefined) {
    const told = Number.parseInt(hint, 10) * 1000 - this.agentKeepAliveTimeoutBuffer;
    if (told <= 0) return false;
    if (timeout === 0 || told < timeout) timeout = told;
  }
  if (timeout > 0) socket.setTimeout(timeout);
  return true;
};

Agent.prototype.reuseSocket = function reuseSocket(socket, request) {
  socket.removeListener('error', ignoreError);
  request.reusedSocket = true;
  socket.ref();
};

Agent.prototype.destroy = function destroy() {
  for (const set of [this.freeSockets, this.sockets]) {
    for (const sockets of Object.values(set)) for (const socket of [...sockets]) socket.destroy();
  }
};

let shared;

function globalAgent() {
  shared ??= new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 });
  return shared;
}

function setGlobalAgent(agent) {
  if (!agent) throw new codes.ERR_INVALID_ARG_TYPE('globalAgent', 'Agent', agent);
  shared = agent;
}

module.exports = { Agent, globalAgent, setGlobalAgent };
