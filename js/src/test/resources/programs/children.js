// Child processes.
const { exec, execFile, execSync, spawn, spawnSync } = require('child_process');
const { promisify } = require('util');

function attempt(make) {
  try {
    console.log(make());
  } catch ({ name, code, message, status, signal }) {
    console.log(name, code, message, status, signal);
  }
}

attempt(() => ({ ...spawnSync('sh', ['-c', 'echo out; echo err >&2; exit 3']), pid: 0 }));
attempt(() => spawnSync('cat', { input: 'abc', encoding: 'utf8' }).stdout);
attempt(() => spawnSync('no-such-command', ['a']).error.message);
attempt(() => execSync('echo $WORD', { env: { WORD: 'said' }, encoding: 'utf8' }));
attempt(() => execSync('exit 2'));
attempt(() => spawnSync('sh', ['-c', 'kill -9 $$']).signal);
attempt(() => spawnSync('sleep', ['5'], { timeout: 50 }).error.code);
attempt(() => spawn(''));
attempt(() => spawn('ls', 5));

function piped(next) {
  const child = spawn('sh', ['-c', 'cat; echo done >&2; exit 4']);
  console.log(typeof child.pid);
  child.on('spawn', () => console.log('spawn'));
  child.stdout.on('data', (bytes) => console.log('out', bytes));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  child.stdin.end('hello');
  child.on('close', (...values) => {
    console.log('close', values, errors, child.exitCode, child.signalCode);
    next();
  });
}

function missing(next) {
  const child = spawn('no-such-command', ['q']);
  child.on('error', ({ message, code, syscall, path, spawnargs }) => console.log(message, code, syscall, path, spawnargs));
  child.on('close', (...values) => {
    console.log('close', values);
    next();
  });
}

function killed(next) {
  const child = spawn('sleep', ['10']);
  console.log(child.kill(), child.killed);
  child.on('exit', (...values) => {
    console.log('exit', values, child.kill());
    next();
  });
}

function collected() {
  exec('echo x; echo y >&2; exit 5', (error, stdout, stderr) => {
    console.log(error.message, error.code, error.killed, error.cmd, stdout, stderr);
    execFile('echo', ['1'], async (...values) => {
      console.log(values, await promisify(exec)('echo promised'));
    });
  });
}

piped(() => missing(() => killed(collected)));
