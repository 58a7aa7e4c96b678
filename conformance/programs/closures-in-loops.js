// let makes a variable for each round, var one for all; timers show which.
// models: all
for (var shared = 0; shared < 3; shared++) setTimeout(() => console.log('var ' + shared), 10);
for (let own = 0; own < 3; own++) setTimeout(() => console.log('let ' + own), 30);
