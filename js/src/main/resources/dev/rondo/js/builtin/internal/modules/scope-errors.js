'use strict';

// ES modules that use what only CommonJS has.

const { packageOf } = require('internal/modules/package');

const missing = /^(?:require|module|exports|__filename|__dirname) is not defined$/;

function reasonFor(file) {
  const pkg = file?.endsWith('.js') ? packageOf(file) : undefined;
  if (pkg?.type !== 'module') return '';
  return "\nThis file is being treated as an ES module because it has a '.js' file extension and " +
    `'${pkg.file}' contains "type": "module". To treat it as a CommonJS script, rename it to use the '.cjs' file extension.`;
}

// Says in the error's message and stack what is wrong, where the error is one of these.
function explain(error, file) {
  if (error?.name !== 'ReferenceError' || !missing.test(error.message)) return;
  const hint = error.message.startsWith('require ') ? ', you can use import instead' : '';
  const message = `${error.message} in ES module scope${hint}${reasonFor(file)}`;
  const stack = String(error.stack).replace(error.message, () => message);
  Object.assign(error, { message, stack });
}

module.exports = { explain };
