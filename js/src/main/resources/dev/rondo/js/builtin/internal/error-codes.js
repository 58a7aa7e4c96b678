'use strict';

// The table of codes: message, then the class of the error, then further classes.

const { declare, declareSystem } = require('internal/errors');
const text = require('internal/error-text');

// Arguments and values.
declare('ERR_AMBIGUOUS_ARGUMENT', 'The "%s" argument is ambiguous. %s', TypeError);
declare('ERR_ARG_NOT_ITERABLE', '%s must be iterable', TypeError);
declare('ERR_INVALID_ARG_TYPE', text.invalidArgType, TypeError);
declare('ERR_INVALID_ARG_VALUE', text.invalidArgValue, TypeError, RangeError);
declare('ERR_INVALID_CALLBACK', 'Callback must be a function', TypeError);
declare('ERR_INVALID_CHAR', invalidChar, TypeError);
declare('ERR_INVALID_FD', '"fd" must be a positive integer: %s', RangeError);
declare('ERR_INVALID_FD_TYPE', 'Unsupported fd type: %s', TypeError);
declare('ERR_INVALID_STATE', 'Invalid state: %s', Error, TypeError, RangeError);
declare('ERR_INVALID_THIS', 'Value of "this" must be of type %s', TypeError);
declare('ERR_INVALID_TUPLE', '%s must be an iterable %s tuple', TypeError);
declare('ERR_INVALID_RETURN_VALUE', invalidReturnValue, TypeError, RangeError);
declare('ERR_INVALID_RETURN_PROPERTY', invalidReturnProperty, TypeError);
declare('ERR_INVALID_RETURN_PROPERTY_VALUE', invalidReturnPropertyValue, TypeError);
declare('ERR_INCOMPATIBLE_OPTION_PAIR', 'Option "%s" cannot be used in combination with option "%s"', TypeError);
declare('ERR_MISSING_ARGS', text.missingArgs, TypeError);
declare('ERR_MISSING_OPTION', '%s is required', TypeError);
declare('ERR_OUT_OF_RANGE', text.outOfRange, RangeError);
declare('ERR_PARSE_ARGS_INVALID_OPTION_VALUE', '%s', TypeError);
declare('ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL', unexpectedPositional, TypeError);
declare('ERR_PARSE_ARGS_UNKNOWN_OPTION', unknownOption, TypeError);
declare('ERR_INVALID_IP_ADDRESS', 'Invalid IP address: %s', TypeError);
declare('ERR_SERVER_ALREADY_LISTEN', 'Listen method has been called more than once without closing.', Error);
declare('ERR_SERVER_NOT_RUNNING', 'Server is not running.', Error);
declare('ERR_SOCKET_BAD_PORT', badPort, RangeError);
declare('ERR_SOCKET_CLOSED', 'Socket is closed', Error);
declare('ERR_SOCKET_CLOSED_BEFORE_CONNECTION', 'Socket closed before the connection was established', Error);
declare('ERR_UNESCAPED_CHARACTERS', '%s contains unescaped characters', TypeError);
declare('ERR_UNKNOWN_SIGNAL', 'Unknown signal: %s', TypeError);

// The program and its objects.
declare('ERR_ASSERTION', '%s', Error);
declare('ERR_CHILD_PROCESS_STDIO_MAXBUFFER', '%s maxBuffer length exceeded', RangeError);
declare('ERR_CONSOLE_WRITABLE_STREAM', 'Console expects a writable stream instance for %s', TypeError);
declare('ERR_CONSTRUCT_CALL_REQUIRED', 'Class constructor %s cannot be invoked without `new`', TypeError);
declare('ERR_FALSY_VALUE_REJECTION', falsyRejection, Error);
declare('ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor', TypeError);
declare('ERR_IPC_CHANNEL_CLOSED', 'Channel closed', Error);
declare('ERR_INTERNAL_ASSERTION', internalAssertion, Error);
declare('ERR_METHOD_NOT_IMPLEMENTED', 'The %s method is not implemented', Error);
declare('ERR_MULTIPLE_CALLBACK', 'Callback called multiple times', Error);
declare('ERR_OPERATION_FAILED', 'Operation failed: %s', Error, TypeError);
declare(
  'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
  'The feature %s is unavailable on the current platform, which is being used to run Node.js',
  TypeError,
);
declare('ERR_UNAVAILABLE_DURING_EXIT', 'Cannot call function in process exit handler', Error);
declare(
  'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
  '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active',
  Error,
);
declare('ERR_USE_AFTER_CLOSE', '%s was closed', Error);
declareSystem('ERR_SYSTEM_ERROR', 'A system error occurred');

// Events, asynchronous resources, performance.
declare('ERR_ASYNC_CALLBACK', '%s must be a function', TypeError);
declare('ERR_ASYNC_TYPE', 'Invalid name for async "type": %s', TypeError);
declare('ERR_EVENT_RECURSION', 'The event "%s" is already being dispatched', Error);
declare('ERR_INVALID_ASYNC_ID', 'Invalid %s value: %s', RangeError);
declare('ERR_PERFORMANCE_INVALID_TIMESTAMP', '%d is not a valid timestamp', TypeError);
declare('ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS', '%s', TypeError);
declare('ERR_UNHANDLED_ERROR', unhandledError, Error);
declare('ERR_VALID_PERFORMANCE_ENTRY_TYPE', 'At least one valid performance entry type is required', Error);

// Bytes, text, URLs.
declare('ERR_BUFFER_OUT_OF_BOUNDS', bufferOutOfBounds, RangeError);
declare('ERR_BUFFER_TOO_LARGE', 'Cannot create a Buffer larger than %s bytes', RangeError);
declare('ERR_ENCODING_INVALID_ENCODED_DATA', invalidEncodedData, TypeError);
declare('ERR_ENCODING_NOT_SUPPORTED', 'The "%s" encoding is not supported', RangeError);
declare('ERR_INVALID_BUFFER_SIZE', 'Buffer size must be a multiple of %s', RangeError);
declare('ERR_UNKNOWN_CREDENTIAL', '%s identifier does not exist: %s', Error);
declare('ERR_UNKNOWN_ENCODING', 'Unknown encoding: %s', TypeError);
declare('ERR_INVALID_FILE_URL_HOST', 'File URL host must be "localhost" or empty on %s', TypeError);
declare('ERR_INVALID_FILE_URL_PATH', invalidFileUrlPath, TypeError);
declare('ERR_INVALID_MIME_SYNTAX', invalidMimeSyntax, TypeError);
declare('ERR_INVALID_URI', 'URI malformed', URIError);
declare('ERR_INVALID_URL', invalidUrl, TypeError);
declare('ERR_INVALID_URL_SCHEME', invalidUrlScheme, TypeError);

// Files and streams.
declare('ERR_DIR_CLOSED', 'Directory handle was closed', Error);
declare(
  'ERR_DIR_CONCURRENT_OPERATION',
  'Cannot do synchronous work on directory handle with concurrent asynchronous operations',
  Error,
);
declareSystem('ERR_FS_EISDIR', 'Path is a directory');
declare('ERR_FS_FILE_TOO_LARGE', 'File size (%s) is greater than 2 GiB', RangeError);
declare('ERR_STREAM_ALREADY_FINISHED', 'Cannot call %s after a stream was finished', Error);
declare('ERR_STREAM_CANNOT_PIPE', 'Cannot pipe, not readable', Error);
declare('ERR_STREAM_DESTROYED', 'Cannot call %s after a stream was destroyed', Error);
declare('ERR_STREAM_NULL_VALUES', 'May not write null values to stream', TypeError);
declare('ERR_STREAM_PREMATURE_CLOSE', 'Premature close', Error);
declare('ERR_STREAM_PUSH_AFTER_EOF', 'stream.push() after EOF', Error);
declare('ERR_STREAM_UNABLE_TO_PIPE', 'Cannot pipe to a closed or destroyed stream', Error);
declare('ERR_STREAM_UNSHIFT_AFTER_END_EVENT', 'stream.unshift() after end event', Error);
declare('ERR_STREAM_WRITE_AFTER_END', 'write after end', Error);

// Digests.
declare('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called', Error);
declare('ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length', RangeError);

// HTTP.
declare('ERR_HTTP_BODY_NOT_ALLOWED', 'Adding content for this request method or response status is not allowed.', Error);
declare('ERR_HTTP_CONTENT_LENGTH_MISMATCH',
  "Response body's content-length of %s byte(s) does not match the content-length of %s byte(s) set in header", Error);
declare('ERR_HTTP_HEADERS_SENT', 'Cannot %s headers after they are sent to the client', Error);
declare('ERR_HTTP_INVALID_HEADER_VALUE', 'Invalid value "%s" for header "%s"', TypeError);
declare('ERR_HTTP_INVALID_STATUS_CODE', 'Invalid status code: %s', RangeError);
declare('ERR_HTTP_REQUEST_TIMEOUT', 'Request timeout', Error);
declare('ERR_HTTP_SOCKET_ASSIGNED', 'ServerResponse has an already assigned socket', Error);
declare('ERR_HTTP_TRAILER_INVALID', 'Trailers are invalid with this transfer encoding', Error);
declare('ERR_INVALID_HTTP_TOKEN', '%s must be a valid HTTP token ["%s"]', TypeError);
declare('ERR_INVALID_PROTOCOL', 'Protocol "%s" not supported. Expected "%s"', TypeError);

// Modules.
declare('ERR_IMPORT_ATTRIBUTE_MISSING', 'Module "%s" needs an import attribute of "%s: %s"', TypeError);
declare('ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE', 'Module "%s" is not of type "%s"', TypeError);
declare('ERR_IMPORT_ATTRIBUTE_UNSUPPORTED', unsupportedAttribute, TypeError);
declare('ERR_INVALID_MODULE_SPECIFIER', invalidModuleSpecifier, TypeError);
declare('ERR_INVALID_PACKAGE_CONFIG', invalidPackageConfig, Error);
declare('ERR_INVALID_PACKAGE_TARGET', invalidPackageTarget, Error);
declare('ERR_MODULE_NOT_FOUND', moduleNotFound, Error);
declare('ERR_PACKAGE_IMPORT_NOT_DEFINED', importNotDefined, TypeError);
declare('ERR_PACKAGE_PATH_NOT_EXPORTED', pathNotExported, Error);
declare('ERR_REQUIRE_ASYNC_MODULE', requireAsyncModule, Error);
declare('ERR_REQUIRE_CYCLE_MODULE', '%s', Error);
declare('ERR_REQUIRE_ESM', requireEsm, Error);
declare('ERR_UNKNOWN_BUILTIN_MODULE', 'No such built-in module: %s', Error);
declare('ERR_UNKNOWN_FILE_EXTENSION', (ext, path) => `Unknown file extension "${ext}" for ${path}`, TypeError);
declare('ERR_UNKNOWN_MODULE_FORMAT', (format, url) => `Unknown module format: ${format} for URL ${url}`, RangeError);
declare('ERR_UNSUPPORTED_DIR_IMPORT', unsupportedDirImport, Error);
declare('ERR_UNSUPPORTED_ESM_URL_SCHEME', unsupportedScheme, Error);
declare('ERR_UNSUPPORTED_RESOLVE_REQUEST', unsupportedResolveRequest, TypeError);
declare('ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING', 'A dynamic import callback was not specified.', TypeError);

function invalidChar(name, field) {
  return `Invalid character in ${name}${field === undefined ? '' : ` ["${field}"]`}`;
}

function invalidReturnValue(expected, name, value) {
  const received = text.determineSpecificType(value);
  return `Expected ${expected} to be returned from the "${name}" function but got ${received}.`;
}

function invalidReturnProperty(expected, name, property, value) {
  const received = text.determineSpecificType(value);
  return `Expected a valid ${expected} to be returned for the "${property}" from the "${name}" hook but got ${received}.`;
}

function invalidReturnPropertyValue(expected, name, property, value) {
  const received = text.determineSpecificType(value);
  return `Expected ${expected} to be returned for the "${property}" from the "${name}" hook but got ${received}.`;
}

function badPort(name, port, allowZero = true) {
  const operator = allowZero ? '>=' : '>';
  return `${name} should be ${operator} 0 and < 65536. Received ${text.determineSpecificType(port)}.`;
}

function falsyRejection(reason) {
  this.reason = reason;
  return 'Promise was rejected with falsy value';
}

function unexpectedPositional(argument) {
  return `Unexpected argument '${argument}'. This command does not take positional arguments`;
}

function unknownOption(option, allowPositionals) {
  const message = `Unknown option '${option}'`;
  if (!allowPositionals) return message;
  return (
    `${message}. To specify a positional argument starting with a '-', place it at the end of the command after '--', ` +
    `as in '-- ${JSON.stringify(option)}`
  );
}

function invalidMimeSyntax(production, text, index) {
  const where = index === -1 ? '' : ` at ${index}`;
  return `The MIME syntax for a ${production} in "${text}" is invalid${where}`;
}

function internalAssertion(message) {
  const note =
    'This is caused by either a bug in Rondo or incorrect usage of its internals.\n' +
    'Please report it with this stack trace.\n';
  return message === undefined ? note : `${message}\n${note}`;
}

function unhandledError(error) {
  return error === undefined ? 'Unhandled error.' : `Unhandled error. (${error})`;
}

function bufferOutOfBounds(name) {
  return name ? `"${name}" is outside of buffer bounds` : 'Attempt to access memory outside buffer bounds';
}

function invalidEncodedData(encoding, errno) {
  this.errno = errno;
  return `The encoded data was not valid for encoding ${encoding}`;
}

function invalidFileUrlPath(reason, input) {
  if (input !== undefined) this.input = input;
  return `File URL path ${reason}`;
}

function invalidUrl(input, base) {
  this.input = input;
  if (base !== undefined && base !== null) this.base = base;
  return 'Invalid URL';
}

function invalidUrlScheme(expected) {
  const schemes = typeof expected === 'string' ? [expected] : expected;
  return `The URL must be ${schemes.length > 1 ? 'one of' : 'of'} scheme ${text.formatList(schemes, 'or')}`;
}

function importedFrom(base) {
  return base ? ` imported from ${base}` : '';
}

function invalidModuleSpecifier(request, reason, base) {
  return `Invalid module "${request}" ${reason}${importedFrom(base)}`;
}

function invalidPackageConfig(path, base, message) {
  return `Invalid package config ${path}${base ? ` while importing ${base}` : ''}${message ? `. ${message}` : ''}`;
}

function invalidPackageTarget(packagePath, key, target, isImport = false, base = undefined) {
  const relative = typeof target === 'string' && !isImport && target.length > 0 && !target.startsWith('./');
  const where = `in the package config ${packagePath}package.json${importedFrom(base)}`;
  const hint = relative ? '; targets must start with "./"' : '';
  if (key === '.') return `Invalid "exports" main target ${JSON.stringify(target)} defined ${where}${hint}`;
  const field = isImport ? 'imports' : 'exports';
  return `Invalid "${field}" target ${JSON.stringify(target)} defined for '${key}' ${where}${hint}`;
}

function moduleNotFound(path, base, exactUrl) {
  if (exactUrl) this.url = `${exactUrl}`;
  return `Cannot find ${exactUrl ? 'module' : 'package'} '${path}' imported from ${base}`;
}

function importNotDefined(specifier, packagePath, base) {
  const where = packagePath ? ` in package ${packagePath}package.json` : '';
  return `Package import specifier "${specifier}" is not defined${where} imported from ${base}`;
}

function pathNotExported(packagePath, subpath, base) {
  const end = importedFrom(base);
  if (subpath === '.') return `No "exports" main defined in ${packagePath}package.json${end}`;
  return `Package subpath '${subpath}' is not defined by "exports" in ${packagePath}package.json${end}`;
}

function unsupportedAttribute(key, value, url) {
  return `Import attribute "${key}" with value "${value}" is not supported${url === undefined ? '' : ` in ${url}`}`;
}

/** `requireStack` lists the files that led to the call, the nearest first. */
function requireAsyncModule(filename, requireStack) {
  let message =
    'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
    'To see where the top-level await comes from, use --experimental-print-required-tla.';
  if (filename) message += `\nRequired module: ${filename}`;
  if (requireStack?.length > 0) message += `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  return message;
}

function requireEsm(filename, hasEsmSyntax, parent = null, packageJson = null) {
  const name = packageJson ? filename.slice(filename.lastIndexOf('/') + 1) : filename;
  const message = `require() of ES Module ${filename}${parent ? ` from ${parent}` : ''} not supported.`;
  const dynamicImport = 'a dynamic import() which is available in all CommonJS modules.';
  if (hasEsmSyntax || !packageJson) {
    if (!parent || (hasEsmSyntax && !packageJson)) return message;
    return `${message}\nInstead change the require of ${name}${hasEsmSyntax ? ` in ${parent}` : ''} to ${dynamicImport}`;
  }
  return (
    `${message}\n${name} is treated as an ES module file as it is a .js file whose nearest parent package.json ` +
    'contains "type": "module" which declares all .js files in that package scope as ES modules.\n' +
    `Instead either rename ${name} to end in .cjs, change the requiring code to use dynamic import() ` +
    'which is available in all CommonJS modules, or change "type": "module" to "type": "commonjs" in ' +
    `${packageJson} to treat all .js files as CommonJS (using .mjs for all ES modules instead).\n`
  );
}

function unsupportedDirImport(path, base, exactUrl) {
  this.url = exactUrl;
  return `Directory import '${path}' is not supported resolving ES modules imported from ${base}`;
}

function unsupportedScheme(url, supported) {
  return (
    `Only URLs with a scheme in: ${text.formatList(supported)} are supported by the default ESM loader. ` +
    `Received protocol '${url.protocol}'`
  );
}

function unsupportedResolveRequest(specifier, base) {
  return (
    `Failed to resolve module specifier "${specifier}" from "${base}": ` +
    'Invalid relative URL or base scheme is not hierarchical.'
  );
}
