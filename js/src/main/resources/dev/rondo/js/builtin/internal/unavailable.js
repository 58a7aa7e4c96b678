'use strict';

// What Rondo does not have: a function or class that can be looked at and extended, and says so when it is used.

function refuse(feature) {
  const { codes } = require('internal/errors');
  return new codes.ERR_FEATURE_UNAVAILABLE_ON_PLATFORM(feature);
}

/** The error of a client whose protocol needs TLS. */
function withoutTls(protocol) {
  const error = refuse(protocol);
  error.message = `${protocol} is not there in Rondo yet`;
  return error;
}

/** A function that throws. */
function unavailable(feature) {
  const name = feature.slice(feature.lastIndexOf('.') + 1);
  return { [name]() {
    throw refuse(feature);
  } }[name];
}

/** A constructor that throws. */
function unavailableClass(feature, Base = Object) {
  const name = feature.slice(feature.lastIndexOf('.') + 1);
  return { [name]: class extends Base {
    constructor() {
      super();
      throw refuse(feature);
    }
  } }[name];
}

module.exports = { refuse, unavailable, unavailableClass, withoutTls };
