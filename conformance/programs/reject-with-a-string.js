// Something that is not an Error is rejected with, and nobody handles it.
Promise.reject('only words');
