setTimeout(() => {
  nobodyHasDeclaredThis;
}, 1);
