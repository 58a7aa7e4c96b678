// Stands before a program in its frame: lets the referee watch timers and messages, and tells the page above when
// nothing is left to do.
{
  const original = {};
  for (const name of ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'postMessage']) {
    original[name] = window[name].bind(window);
  }
  const lines = [];

  // After a task, a turn lasts until two messages have come through: behind the first, the page has queued its tasks for
  // unhandled rejections, and behind the second they have run.
  const { port1: here, port2: there } = new MessageChannel();
  const send = there.postMessage.bind(there);
  here.onmessage = ({ data: left }) => (left > 0 ? send(left - 1) : referee.turnEnds());
  function holdTurn() {
    referee.turnBegins();
    send(1);
  }

  const referee = createReferee({
    ...original,
    fired: holdTurn,
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
        holdTurn();
        listener.call(this, event);
      });
    },
  });
  window.postMessage = (...values) => {
    referee.turnBegins();
    original.postMessage(...values);
  };
  addEventListener('message', () => {
    referee.turnEnds();
    holdTurn();
  });
  holdTurn();

  // Called by a script behind the program.
  let idle = 0;
  window.awaitEnd = function look() {
    idle = referee.isIdle() ? idle + 1 : 0;
    if (idle < 3) return original.setTimeout(look, 5);
    referee.stop();
    parent.finished(referee.verdict() + '\n' + lines.map((line) => line + '\n').join(''));
  };
}
