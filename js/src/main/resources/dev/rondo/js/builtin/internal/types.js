'use strict';

// util.types: what an object is underneath, whatever its prototype says.

function kindOf(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? binding.classOf(value)
    : undefined;
}

const typedArrayTag = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Uint8Array.prototype),
  Symbol.toStringTag,
).get;

/** The name of the typed array's class, undefined for everything else. */
function typedArrayName(value) {
  return Reflect.apply(typedArrayTag, value, []);
}

const types = {
  isExternal: () => false,
  isDate: (value) => kindOf(value) === 'Date',
  isArgumentsObject: (value) => kindOf(value) === 'Arguments',
  isBigIntObject: (value) => kindOf(value) === 'BigInt',
  isBooleanObject: (value) => kindOf(value) === 'Boolean',
  isNumberObject: (value) => kindOf(value) === 'Number',
  isStringObject: (value) => kindOf(value) === 'String',
  isSymbolObject: (value) => kindOf(value) === 'Symbol',
  isBoxedPrimitive: (value) => boxed.has(kindOf(value)),
  isNativeError: (value) => kindOf(value) === 'Error',
  isRegExp: (value) => kindOf(value) === 'RegExp',
  isAsyncFunction: (value) => functionBits(value, 1),
  isGeneratorFunction: (value) => functionBits(value, 2),
  isGeneratorObject: (value) => kindOf(value) === 'Generator',
  isPromise: (value) => kindOf(value) === 'Promise',
  isMap: (value) => kindOf(value) === 'Map',
  isSet: (value) => kindOf(value) === 'Set',
  isMapIterator: (value) => kindOf(value) === 'MapIterator',
  isSetIterator: (value) => kindOf(value) === 'SetIterator',
  isWeakMap: (value) => kindOf(value) === 'WeakMap',
  isWeakSet: (value) => kindOf(value) === 'WeakSet',
  isArrayBuffer: (value) => kindOf(value) === 'ArrayBuffer',
  isDataView: (value) => kindOf(value) === 'DataView',
  isSharedArrayBuffer: (value) => kindOf(value) === 'SharedArrayBuffer',
  isProxy: (value) => kindOf(value) === 'Proxy',
  isModuleNamespaceObject: (value) => kindOf(value) === 'ModuleNamespace',
  isAnyArrayBuffer: (value) => /^(?:Shared)?ArrayBuffer$/.test(kindOf(value)),
  isCryptoKey: () => false,
  isKeyObject: () => false,
  isArrayBufferView: (value) => ArrayBuffer.isView(value),
  isTypedArray: (value) => typedArrayName(value) !== undefined,
};

const boxed = new Set(['BigInt', 'Boolean', 'Number', 'String', 'Symbol']);

function functionBits(value, bit) {
  return typeof value === 'function' && kindOf(value) === 'Function' && (binding.functionKind(value) & bit) !== 0;
}

const arrays = [
  'Uint8Array',
  'Uint8ClampedArray',
  'Uint16Array',
  'Uint32Array',
  'Int8Array',
  'Int16Array',
  'Int32Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
  'BigInt64Array',
  'BigUint64Array',
];

for (const name of arrays) types[`is${name}`] = (value) => typedArrayName(value) === name;

module.exports = types;
