'use strict';

// DOMException: an error with a name of the web's and, for old names, a number.

// Old constant, name and number of an error; constants without a name are history.
const table = [
  ['INDEX_SIZE_ERR', 'IndexSizeError'],
  ['DOMSTRING_SIZE_ERR'],
  ['HIERARCHY_REQUEST_ERR', 'HierarchyRequestError'],
  ['WRONG_DOCUMENT_ERR', 'WrongDocumentError'],
  ['INVALID_CHARACTER_ERR', 'InvalidCharacterError'],
  ['NO_DATA_ALLOWED_ERR'],
  ['NO_MODIFICATION_ALLOWED_ERR', 'NoModificationAllowedError'],
  ['NOT_FOUND_ERR', 'NotFoundError'],
  ['NOT_SUPPORTED_ERR', 'NotSupportedError'],
  ['INUSE_ATTRIBUTE_ERR', 'InUseAttributeError'],
  ['INVALID_STATE_ERR', 'InvalidStateError'],
  ['SYNTAX_ERR', 'SyntaxError'],
  ['INVALID_MODIFICATION_ERR', 'InvalidModificationError'],
  ['NAMESPACE_ERR', 'NamespaceError'],
  ['INVALID_ACCESS_ERR', 'InvalidAccessError'],
  ['VALIDATION_ERR'],
  ['TYPE_MISMATCH_ERR', 'TypeMismatchError'],
  ['SECURITY_ERR', 'SecurityError'],
  ['NETWORK_ERR', 'NetworkError'],
  ['ABORT_ERR', 'AbortError'],
  ['URL_MISMATCH_ERR', 'URLMismatchError'],
  ['QUOTA_EXCEEDED_ERR', 'QuotaExceededError'],
  ['TIMEOUT_ERR', 'TimeoutError'],
  ['INVALID_NODE_TYPE_ERR', 'InvalidNodeTypeError'],
  ['DATA_CLONE_ERR', 'DataCloneError'],
];

const codeOf = new Map(table.map(([, name], i) => [name, i + 1]));

// An error of the engine's own, which has a stack, gets private fields by being "returned" from a base class.
class Given {
  constructor(object) {
    return object;
  }
}

let slotsOf;

class Slots extends Given {
  #slots;

  constructor(object, slots) {
    super(object);
    this.#slots = slots;
  }

  static {
    slotsOf = (value) => {
      if (value !== null && typeof value === 'object' && #slots in value) return value.#slots;
      const { ERR_INVALID_THIS } = require('internal/errors').codes;
      throw new ERR_INVALID_THIS('DOMException');
    };
  }
}

class DOMException {
  constructor(message = '', options = 'Error') {
    const self = Reflect.construct(Error, [], new.target);
    const named = options !== null && typeof options === 'object';
    const slots = { message: `${message}`, name: `${named ? options.name : options}` };
    new Slots(self, slots);
    if (named && 'cause' in options) {
      Object.defineProperty(self, 'cause', {
        value: options.cause,
        writable: true,
        enumerable: false,
        configurable: true,
      });
    }
    Error.captureStackTrace?.(self, DOMException);
    return self;
  }

  get name() {
    return slotsOf(this).name;
  }

  get message() {
    return slotsOf(this).message;
  }

  get code() {
    return codeOf.get(slotsOf(this).name) ?? 0;
  }
}

Object.setPrototypeOf(DOMException.prototype, Error.prototype);
Object.defineProperties(DOMException.prototype, {
  name: { enumerable: true },
  message: { enumerable: true },
  code: { enumerable: true },
  [Symbol.toStringTag]: { value: 'DOMException', configurable: true },
});

table.forEach(([constant], i) => {
  const property = { value: i + 1, enumerable: true };
  Object.defineProperty(DOMException, constant, property);
  Object.defineProperty(DOMException.prototype, constant, property);
});

module.exports = { DOMException };
