console.log('Hello from the loop.');
