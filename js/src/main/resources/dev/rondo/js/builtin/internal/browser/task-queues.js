'use strict';

// The scheduler's queues. Items of a rank run in the order in which they were made; a rank decides when:
//   3 and above  before any ordinary task of the page
//   2            among ordinary tasks, in the loop's order
//   below        when there is nothing else to do

const host = binding.load('browser');
const tasks = require('internal/browser/tasks');

const ORDINARY = 2;
const RANKS = { background: 0, 'user-visible': ORDINARY, 'user-blocking': 4 };

const queues = [[], [], [], [], [], []];
let idleBooked = false;

// What continues a task goes before tasks of the same priority.
function rankOf(priority, continues) {
  return RANKS[priority] + (continues ? 1 : 0);
}

function add(item) {
  const queue = queues[item.rank];
  let at = queue.length;
  while (at > 0 && queue[at - 1].order > item.order) at--;
  queue.splice(at, 0, item);
  book(item);
}

// An item leaves its queue; the turn that was booked for it is void.
function remove(item) {
  const queue = queues[item.rank];
  const at = queue.indexOf(item);
  if (at < 0) return false;
  queue.splice(at, 1);
  if (item.turn !== undefined) item.turn.item = undefined;
  return true;
}

function move(item, rank) {
  if (item.rank === rank || !remove(item)) return;
  item.rank = rank;
  add(item);
}

function book(item) {
  item.turn = undefined;
  if (item.rank > ORDINARY) {
    host.scheduleUrgent(runUrgent, item.callback);
  } else if (item.rank === ORDINARY) {
    item.turn = { item };
    binding.queueTask(runOrdinary, item.callback, item.turn);
  } else {
    bookIdle();
  }
}

function bookIdle() {
  if (idleBooked) return;
  idleBooked = true;
  host.requestIdle(runBackground, undefined);
}

function takeFirst(highest, lowest) {
  for (let rank = highest; rank >= lowest; rank--) {
    if (queues[rank].length > 0) return queues[rank].shift();
  }
  return undefined;
}

function run(item) {
  if (item === undefined) return;
  tasks.enter();
  item.run();
}

function runUrgent() {
  run(takeFirst(5, ORDINARY + 1));
}

function runOrdinary(turn) {
  tasks.begin();
  if (turn.item === undefined) return;
  const item = takeFirst(ORDINARY, ORDINARY);
  // An older item may have come in late: it takes this turn, and leaves its own.
  if (item !== turn.item) {
    turn.item.turn = item.turn;
    item.turn.item = turn.item;
  }
  run(item);
}

function runBackground() {
  idleBooked = false;
  const item = takeFirst(ORDINARY - 1, 0);
  if (hasBackground()) bookIdle();
  run(item);
}

function hasBackground() {
  return queues[0].length > 0 || queues[1].length > 0;
}

function hasUrgent() {
  return queues[3].length > 0 || queues[4].length > 0 || queues[5].length > 0;
}

tasks.schedule({
  hasBackground,
  // Before an ordinary task: all that is urgent, each with its own checkpoint.
  runAllUrgent() {
    while (hasUrgent()) tasks.call(runUrgent, undefined);
  },
});

module.exports = { rankOf, add, remove, move };
