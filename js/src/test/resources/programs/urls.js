// URL, URLSearchParams and the module url.
const { inspect } = require('util');

function print(...values) {
  console.log(...values.map((value) => (typeof value === 'string' ? value : inspect(value))));
}

function attempt(make) {
  try {
    print(make());
  } catch (error) {
    const { name, code, message, errno, syscall, path, dest } = error;
    print(name, code, message, errno, syscall, path, dest, Object.keys(error));
  }
}

const u=new URL('https://u:p@example.com:8080/a/b?x=1&y=2#h');
print(u);
print([u]);
print({u:{v:{w:u}}});
print(u.searchParams);
print(new URLSearchParams());
print(u.searchParams.entries(), u.searchParams.keys());
attempt(() => new URL('nope'));
attempt(() => new URL('nope','alsono'));
attempt(() => new URL());
attempt(() => URL('x'));
attempt(() => new URL('../x?q','http://a/b/c/d').href);
attempt(() => new URL('http://münchen.de/ä?ö#ü').href);
attempt(() => new URL('http://xn--mnchen-3ya.de'));
attempt(() => URL.canParse('x'));
attempt(() => URL.canParse('x','http://a'));
attempt(() => URL.parse('zz'));
attempt(() => new URL('http://a b/'));
u.searchParams.append('z','3 4&');
print(u.href); u.search='?k=v';
print([...u.searchParams]); u.hash=''; u.port='443'; u.protocol='http';
print(u.href,u.host,u.origin,u.username); u.pathname='/é';
print(String(u), JSON.stringify(u)); u.href='ftp://x/';
print(u.href);
attempt(() => {u.href='bad'});
const s=new URLSearchParams({a:1,b:'2'}); s.sort(); s.set('a','9'); s.delete('b');
print(s.toString(), s.has('a'), s.get('zz'), s.getAll('a'), s.size); s.forEach((v,k)=>print(v,k));
attempt(() => new URLSearchParams([['a']]));
attempt(() => new URLSearchParams(5).toString());
attempt(() => s.append('x'));
attempt(() => s.forEach());
attempt(() => new URLSearchParams([['a','b'],['c','d']]).toString());
attempt(() => new URLSearchParams(new Map([['q','r']])).toString());
attempt(() => new URLSearchParams(s).toString());
attempt(() => URLSearchParams.prototype.get.call({}, 'a'));
attempt(() => new URLSearchParams('?a=b+c%20d').get('a'));
const url=require('url');
attempt(() => url.fileURLToPath('file:///tmp/a%20b'));
attempt(() => url.fileURLToPath('http://x'));
attempt(() => url.fileURLToPath('file://host/x'));
attempt(() => url.fileURLToPath(5));
attempt(() => url.pathToFileURL('/tmp/a b#?%').href);
attempt(() => url.fileURLToPath('file:///a%2fb'));
attempt(() => url.pathToFileURL(5));
attempt(() => url.parse('http://user:pa@ho.st:80/p/a?q=1#f'));
attempt(() => url.parse('/a?b=c',true).query);
attempt(() => url.format({protocol:'http',host:'x.y',pathname:'/z',search:'?1'}));
attempt(() => url.resolve('/one/two/three','four'));
attempt(() => url.resolve('http://example.com/one','/two'));
attempt(() => url.format(new URL('http://测试.com/a#b'),{unicode:true,fragment:false}));
attempt(() => url.domainToASCII('español.com'));
attempt(() => url.domainToUnicode('xn--espaol-zwa.com'));
attempt(() => url.urlToHttpOptions(new URL('https://a:b@x.y/p?q')));
print(Object.prototype.toString.call(u), Object.keys(URL.prototype), u.constructor===URL, URL===url.URL, typeof url.Url);
attempt(() => url.parse('mailto:a@b.c').href);
attempt(() => url.parse('x').pathname);
attempt(() => url.parse(5));
for (const make of [() => new URL('/x'), () => new URL('/x', 'base'), () => { u.href = 'bad'; }]) {
  try {
    make();
  } catch (error) {
    print(error.stack.split('\n')[0], Object.entries(error));
  }
}
