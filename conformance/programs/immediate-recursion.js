// An immediate queued by an immediate waits for the next turn, however many there are.
let rounds = 0;
function round() {
  rounds++;
  console.log('round ' + rounds);
  setImmediate(() => console.log('second of round ' + rounds));
  if (rounds < 4) setImmediate(round);
}
setImmediate(round);
setImmediate(() => console.log('beside round 1'));
