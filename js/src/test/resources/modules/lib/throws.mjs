throw new TypeError('thrown by a module');
