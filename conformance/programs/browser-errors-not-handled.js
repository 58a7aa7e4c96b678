// Errors that nobody handles are printed, and the program goes on.
// models: browser
setTimeout(() => { throw new Error('timer'); }, 10);
setTimeout(() => Promise.reject(new Error('rejected')), 30);
setTimeout(() => console.log('still here'), 60);
throw new Error('script');
