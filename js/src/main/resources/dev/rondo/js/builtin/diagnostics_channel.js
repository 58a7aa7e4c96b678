'use strict';

// The module `diagnostics_channel`: named channels, published to at once and by name.

const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const channels = new Map();

class Channel {
  constructor(name) {
    this.name = name;
    this._subscribers = [];
    this._stores = new Map();
  }

  get hasSubscribers() {
    return this._subscribers.length > 0 || this._stores.size > 0;
  }

  subscribe(listener) {
    validateFunction(listener, 'subscription');
    this._subscribers = [...this._subscribers, listener];
  }

  unsubscribe(listener) {
    const at = this._subscribers.indexOf(listener);
    if (at < 0) return false;
    this._subscribers = this._subscribers.toSpliced(at, 1);
    return true;
  }

  bindStore(store, transform) {
    this._stores.set(store, transform);
  }

  unbindStore(store) {
    return this._stores.delete(store);
  }

  // An error of a subscriber is nobody's but the program's.
  publish(message) {
    for (const listener of this._subscribers) {
      try {
        listener(message, this.name);
      } catch (error) {
        require('process').nextTick(() => {
          throw error;
        });
      }
    }
  }

  runStores(message, fn, thisArg, ...args) {
    let run = () => {
      this.publish(message);
      return Reflect.apply(fn, thisArg, args);
    };
    for (const [store, transform] of this._stores) {
      const inner = run;
      run = () => store.run(transform === undefined ? message : transform(message), inner);
    }
    return run();
  }
}

function channel(name) {
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw new codes.ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  }
  let known = channels.get(name);
  if (known === undefined) {
    known = new Channel(name);
    channels.set(name, known);
  }
  return known;
}

const EVENTS = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

class TracingChannel {
  constructor(nameOrChannels) {
    for (const event of EVENTS) {
      this[event] = typeof nameOrChannels === 'string' ? channel(`tracing:${nameOrChannels}:${event}`) : nameOrChannels[event];
    }
  }

  get hasSubscribers() {
    return EVENTS.some((event) => this[event]?.hasSubscribers);
  }

  subscribe(handlers) {
    for (const event of EVENTS) if (handlers[event]) this[event]?.subscribe(handlers[event]);
  }

  unsubscribe(handlers) {
    let all = true;
    for (const event of EVENTS) if (handlers[event] && !this[event]?.unsubscribe(handlers[event])) all = false;
    return all;
  }

  traceSync(fn, context = {}, thisArg = undefined, ...args) {
    return this.#trace(context, () => {
      const result = Reflect.apply(fn, thisArg, args);
      context.result = result;
      return result;
    });
  }

  #settled(context, key, value) {
    context[key] = value;
    if (key === 'error') this.error.publish(context);
    this.asyncStart.publish(context);
    this.asyncEnd.publish(context);
  }

  tracePromise(fn, context = {}, thisArg = undefined, ...args) {
    return this.#trace(context, () =>
      Promise.resolve(Reflect.apply(fn, thisArg, args)).then(
        (result) => {
          this.#settled(context, 'result', result);
          return result;
        },
        (error) => {
          this.#settled(context, 'error', error);
          throw error;
        },
      ));
  }

  traceCallback(fn, position = -1, context = {}, thisArg = undefined, ...args) {
    const callback = args.at(position);
    validateFunction(callback, 'callback');
    const wrapped = (error, result) => {
      if (error) {
        context.error = error;
        this.error.publish(context);
      } else {
        context.result = result;
      }
      return this.asyncStart.runStores(context, () => {
        try {
          return Reflect.apply(callback, thisArg, [error, result]);
        } finally {
          this.asyncEnd.publish(context);
        }
      });
    };
    args.splice(position, 1, wrapped);
    return this.#trace(context, () => Reflect.apply(fn, thisArg, args));
  }

  #trace(context, call) {
    return this.start.runStores(context, () => {
      try {
        return call();
      } catch (error) {
        context.error = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }
}

module.exports = {
  channel,
  hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
  subscribe: (name, listener) => channel(name).subscribe(listener),
  tracingChannel: (nameOrChannels) => new TracingChannel(nameOrChannels),
  unsubscribe: (name, listener) => channel(name).unsubscribe(listener),
  Channel,
};
