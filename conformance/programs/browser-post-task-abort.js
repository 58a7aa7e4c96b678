// Posted tasks can be delayed, aborted, and given a new priority.
// models: browser
const stop = new AbortController();
scheduler.postTask(() => console.log('never'), { signal: stop.signal }).catch((e) => console.log('aborted ' + e.name));
scheduler.postTask(() => { throw new Error('task'); }).catch((e) => console.log('failed ' + e.message));
scheduler.postTask(() => console.log('delayed'), { delay: 40 });
const control = new TaskController({ priority: 'background' });
control.signal.addEventListener('prioritychange', (e) => console.log('was ' + e.previousPriority + ', is ' + control.signal.priority));
scheduler.postTask(() => console.log('raised'), { signal: control.signal });
scheduler.postTask(() => console.log('visible'), { priority: 'user-visible' });
control.setPriority('user-blocking');
stop.abort();
console.log('script');
