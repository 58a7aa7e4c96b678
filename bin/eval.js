// What rondo-node -e and -p run: a piece of code, in the global scope, as if it were a module of the working directory.
const Module = require('module');
const path = require('path');

const { RONDO_EVAL: code, RONDO_PRINT: print } = process.env;
delete process.env.RONDO_EVAL;
delete process.env.RONDO_PRINT;
process.argv.splice(1, 1);

const program = new Module('[eval]');
program.filename = path.join(process.cwd(), '[eval]');
program.paths = Module._nodeModulePaths(process.cwd());
Object.assign(globalThis, {
  module: program,
  exports: program.exports,
  require: Module.createRequire(program.filename),
  __filename: '[eval]',
  __dirname: '.',
});

const result = (0, eval)(`${code}\n//# sourceURL=[eval]`);
if (print === '1') console.log(result);
