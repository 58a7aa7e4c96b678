// Stands before a program in its frame: lets the referee watch timers and messages, and tells the page above when
// nothing is left to do.
{
  const original = {};
  for (const name of ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'postMessage']) {
    original[name] = window[name].bind(window);
  }
  const lines = [];
  const referee = createReferee({
    ...original,
    intervalsStopAtErrors: false,
    delay: (ms) => Math.max(0, Math.trunc(ms)),
    startOf: () => 0,
    watch() {},
  });
  for (const name of ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval']) window[name] = referee[name];
  console.log = (text) => lines.push(text);

  const { postMessage: post } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (...values) {
    referee.turnBegins();
    post.apply(this, values);
  };
  const { get, set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    get,
    set(listener) {
      set.call(this, (event) => {
        referee.turnEnds();
        listener.call(this, event);
      });
    },
  });
  window.postMessage = (...values) => {
    referee.turnBegins();
    original.postMessage(...values);
  };
  addEventListener('message', () => referee.turnEnds());

  // Called by a script behind the program.
  let idle = 0;
  window.awaitEnd = function look() {
    idle = referee.isIdle() ? idle + 1 : 0;
    if (idle < 3) return original.setTimeout(look, 5);
    referee.stop();
    parent.finished(referee.verdict() + '\n' + lines.map((line) => line + '\n').join(''));
  };
}
