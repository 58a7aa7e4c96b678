// Watches one program on a real engine and judges whether the run shows an order that is fixed.
//
// A program on virtual time lets time pass only when nothing else is left to do. On a real clock that is so as well, unless
// the machine was too slow: then the run is "disturbed" and says nothing. Timers that are due at the same virtual time must
// share their duration, and operations of unknown length must be alone; otherwise the program is "unfixed", which is a
// mistake of whoever made it.
function createReferee(host) {
  let verdict = '';
  let now = 0;
  let turns = 0;
  let operations = 0;
  const armed = new Set();
  const byTimer = new Map();

  function disturbed(why) {
    if (!verdict) verdict = 'disturbed: ' + why;
  }

  function unfixed(why) {
    if (!verdict) verdict = 'unfixed: ' + why;
  }

  function arm(entry) {
    entry.due = now + entry.delay;
    entry.start = entry.timer === undefined ? NaN : host.startOf(entry.timer);
    for (const other of armed) {
      if (other === entry || other.due !== entry.due) continue;
      if (other.delay !== entry.delay) unfixed('timers of ' + other.delay + ' and ' + entry.delay + ' ms due together');
      else if (other.start !== entry.start) disturbed('two timers of one list set at different times');
    }
    armed.add(entry);
  }

  function fire(entry) {
    for (const other of armed) {
      if (other.due < entry.due) disturbed('a timer overtook another');
    }
    if (entry.due > now) {
      if (turns > 0) disturbed('time passed before a turn was over');
      if (operations > 0) disturbed('time passed before an operation was over');
      now = entry.due;
    }
    armed.delete(entry);
  }

  function set(timerFunction, repeats, callback, delay, values) {
    const entry = { delay: host.delay(delay), cleared: false };
    entry.timer = timerFunction(
      function (...args) {
        fire(entry);
        host.fired();
        let again = repeats;
        try {
          return callback.apply(this, args);
        } catch (error) {
          again = repeats && !host.intervalsStopAtErrors;
          throw error;
        } finally {
          if (again && !entry.cleared) arm(entry);
        }
      },
      delay,
      ...values
    );
    arm(entry);
    byTimer.set(entry.timer, entry);
    host.watch(entry.timer, () => arm(entry));
    return entry.timer;
  }

  function clear(clearFunction, timer) {
    const entry = byTimer.get(timer);
    if (entry) {
      entry.cleared = true;
      armed.delete(entry);
    }
    clearFunction(timer);
  }

  return {
    setTimeout: (callback, delay, ...values) => set(host.setTimeout, false, callback, delay, values),
    setInterval: (callback, delay, ...values) => set(host.setInterval, true, callback, delay, values),
    clearTimeout: (timer) => clear(host.clearTimeout, timer),
    clearInterval: (timer) => clear(host.clearInterval, timer),
    turnBegins() {
      turns++;
      if (operations > 0) unfixed('a turn beside an operation');
    },
    turnEnds() {
      turns--;
    },
    operationBegins() {
      operations++;
      if (operations > 1 || turns > 0) unfixed('an operation beside something else');
    },
    operationEnds() {
      operations--;
    },
    refuse: (error) => unfixed('the program throws ' + error),
    isIdle: () => armed.size === 0 && turns === 0 && operations === 0,
    verdict: () => verdict || 'fixed',
    stop() {
      for (const timer of byTimer.keys()) host.clearTimeout(timer);
    },
  };
}
