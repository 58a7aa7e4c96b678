'use strict';

// From a specifier to a file, as require does it.

const path = require('path');
const { packageOf, readPackage, resolveExports, resolveImports, splitName } = require('internal/modules/package');
const host = binding.modules;

const conditions = new Set(['node', 'require', 'module-sync', 'node-addons']);

let extensions = () => ['.js', '.json', '.node'];

function isFile(file) {
  return host.kind(file) === 1;
}

function lookupPaths(from) {
  const paths = [];
  for (let directory = path.resolve(from); ; directory = path.dirname(directory)) {
    if (path.basename(directory) !== 'node_modules') paths.push(path.join(directory, 'node_modules'));
    if (directory === path.dirname(directory)) return paths;
  }
}

function withExtension(file) {
  const found = extensions().find((extension) => isFile(file + extension));
  return found === undefined ? undefined : file + found;
}

function asFile(file) {
  return isFile(file) ? file : withExtension(file);
}

function asDirectory(directory, request) {
  if (host.kind(directory) !== 2) return undefined;
  const pkg = readPackage(directory);
  const main = pkg?.main;
  if (typeof main !== 'string' || main === '') return withExtension(path.join(directory, 'index'));
  const target = path.resolve(directory, main);
  const found = asFile(target) ?? withExtension(path.join(target, 'index')) ?? withExtension(path.join(directory, 'index'));
  if (found !== undefined) return found;
  const error = new Error(`Cannot find module '${target}'. Please verify that the package.json has a valid "main" entry`);
  throw Object.assign(error, { code: 'MODULE_NOT_FOUND', path: pkg.file, requestPath: request });
}

function fromExports(directory, request) {
  const parts = splitName(request);
  if (parts === undefined) return undefined;
  const pkg = readPackage(path.join(directory, parts[0]));
  return pkg?.exports == null ? undefined : existing(resolveExports(pkg, parts[1], conditions));
}

// A map of a package leads to one file, which must be there.
function existing(file) {
  if (isFile(file)) return file;
  throw Object.assign(new Error(`Cannot find module '${file}'`), { code: 'MODULE_NOT_FOUND' });
}

function isRelative(request) {
  return request === '.' || request === '..' || request.startsWith('./') || request.startsWith('../');
}

/** The file that a request means, looked for in the given directories; undefined if there is none. */
function findIn(request, directories) {
  const absolute = path.isAbsolute(request);
  for (const directory of absolute ? [''] : directories) {
    if (!absolute && directory !== '' && host.kind(directory) !== 2) continue;
    const exported = absolute || isRelative(request) ? undefined : fromExports(directory, request);
    if (exported !== undefined) return exported;
    const target = path.resolve(directory, request);
    const slashed = /(?:^|\/)\.{0,2}$/.test(request);
    const found = (slashed ? undefined : asFile(target)) ?? asDirectory(target, request);
    if (found !== undefined) return found;
  }
  return undefined;
}

function fromSelf(request, from) {
  const pkg = from === undefined ? null : packageOf(from);
  if (pkg === null || pkg.exports == null || pkg.name === undefined) return undefined;
  if (request !== pkg.name && !request.startsWith(`${pkg.name}/`)) return undefined;
  return existing(resolveExports(pkg, `.${request.slice(pkg.name.length)}`, conditions, from));
}

/** Where a request of a file is looked for. */
function searchPaths(request, from, paths) {
  return isRelative(request) ? [from === undefined ? '.' : path.dirname(from)] : paths;
}

function resolve(request, from, paths) {
  if (request.startsWith('#') && from !== undefined && packageOf(from)?.imports != null) {
    const target = resolveImports(request, from, conditions, (bare, file) => resolve(bare, file, lookupPaths(path.dirname(file))));
    return host.realPath(existing(target));
  }
  const found = fromSelf(request, from) ?? findIn(request, searchPaths(request, from, paths));
  return found === undefined ? undefined : host.realPath(found);
}

// 'module', 'commonjs' or 'json', as the extension and the nearest package.json say; 'unknown' where they say nothing.
function declaredFormat(file) {
  switch (path.extname(file)) {
    case '.mjs': return 'module';
    case '.cjs': return 'commonjs';
    case '.json': return 'json';
    case '.js':
    case '': break;
    default: return undefined;
  }
  const type = packageOf(file)?.type;
  return type === 'module' || type === 'commonjs' ? type : 'unknown';
}

// What cannot be parsed as CommonJS, but as an ES module, is one.
function isDetectedModule(file) {
  const code = host.readText(file);
  if (!/\b(?:import|export|await)\b/.test(code)) return false;
  try {
    host.compile(file, code.startsWith('#!') ? `//${code}` : code);
    return false;
  } catch {
    return host.isModule(code);
  }
}

/** The format of a program's own file. */
function formatOf(file) {
  return declaredFormat(file) === 'module' ? 'module' : 'commonjs';
}

module.exports = {
  declaredFormat,
  findIn,
  formatOf,
  isDetectedModule,
  isFile,
  lookupPaths,
  resolve,
  searchPaths,
  setExtensions(get) {
    extensions = get;
  },
};
