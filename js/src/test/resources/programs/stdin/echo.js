let input = '';
process.stdin.setEncoding('utf8');
process.stdin.on('data', (text) => (input += text));
process.stdin.on('end', () => console.log(JSON.stringify(input)));
