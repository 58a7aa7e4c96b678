console.log('waiting: before');
await new Promise((resolve) => setTimeout(resolve, 10));
console.log('waiting: after');
export default 'waited';
