'use strict';

// Command lines as tokens: what each argument is, before anything is checked.

/** A property of the option with this name that is its own, undefined if there is none. */
function ownOf(options, name, key) {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  return option !== undefined && Object.hasOwn(option, key) ? option[key] : undefined;
}

function longNameOf(short, options) {
  return Object.keys(options).find((name) => ownOf(options, name, 'short') === short) ?? short;
}

function takesValue(options, name) {
  return ownOf(options, name, 'type') === 'string';
}

/** '-abc' as '-a', '-b', '-c'; behind an option that takes a value comes the value. */
function splitGroup(arg, options) {
  const parts = [];
  for (let i = 1; i < arg.length; i++) {
    if (takesValue(options, longNameOf(arg[i], options)) && i < arg.length - 1) return [...parts, `-${arg.slice(i)}`];
    parts.push(`-${arg[i]}`);
  }
  return parts;
}

class Tokenizer {
  constructor(args, options) {
    this.options = options;
    this.waiting = [...args];
    this.index = -1;
    this.grouped = 0;
    this.tokens = [];
  }

  run() {
    while (this.waiting.length > 0) {
      const arg = this.waiting.shift();
      // The parts of a group all have its index.
      if (this.grouped > 0) this.grouped--;
      else this.index++;
      this.#read(arg);
    }
    return this.tokens;
  }

  #read(arg) {
    const isText = typeof arg === 'string';
    if (arg === '--') this.#terminate();
    else if (isText && arg.length > 2 && arg.startsWith('--')) this.#readLong(arg);
    else if (isText && arg.length > 1 && arg[0] === '-') this.#readShort(arg);
    else this.tokens.push({ kind: 'positional', index: this.index, value: arg });
  }

  #terminate() {
    this.tokens.push({ kind: 'option-terminator', index: this.index });
    for (const value of this.waiting) this.tokens.push({ kind: 'positional', index: ++this.index, value });
    this.waiting = [];
  }

  #readLong(arg) {
    const equals = arg.indexOf('=', 3);
    if (equals === -1) this.#readAlone(arg.slice(2), arg);
    else this.#add(arg.slice(2, equals), arg.slice(0, equals), arg.slice(equals + 1), true);
  }

  #readShort(arg) {
    const name = longNameOf(arg[1], this.options);
    if (arg.length === 2) {
      this.#readAlone(name, arg);
    } else if (takesValue(this.options, name)) {
      this.#add(name, arg.slice(0, 2), arg.slice(2), true);
    } else {
      const parts = splitGroup(arg, this.options);
      this.waiting.unshift(...parts);
      this.grouped = parts.length;
    }
  }

  /** Its value, if it takes one, is the next argument. */
  #readAlone(name, rawName) {
    const next = this.waiting[0];
    if (!takesValue(this.options, name) || next === undefined || next === null) {
      this.#add(name, rawName, undefined, undefined);
      return;
    }
    this.#add(name, rawName, this.waiting.shift(), false);
    this.index++;
  }

  #add(name, rawName, value, inlineValue) {
    this.tokens.push({ kind: 'option', name, rawName, index: this.index, value, inlineValue });
  }
}

module.exports = { ownOf, tokenize: (args, options) => new Tokenizer(args, options).run() };
