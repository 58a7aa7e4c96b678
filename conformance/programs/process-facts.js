// Facts about the process that programs rely on.
// models: node
console.log(process.argv.length, typeof process.argv[0], require('path').basename(process.argv[1]));
console.log(typeof process.pid, typeof process.env.PATH, process.cwd() === require('fs').realpathSync('.'));
const [seconds, nanos] = process.hrtime();
console.log(typeof seconds, typeof nanos, typeof process.hrtime.bigint());
console.log(process.uptime() > 0, typeof performance.now(), performance.now() > 0);
console.log(process.exitCode, typeof process.memoryUsage().heapUsed, process.platform.length > 0);
console.log(/^v\d+\.\d+\.\d+$/.test(process.version), 'node' in process.versions);
console.log(process.stdout.write('written\n'), process.title.length > 0);
console.log(globalThis === global, typeof window, typeof self);
