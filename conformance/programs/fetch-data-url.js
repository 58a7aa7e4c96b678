// fetch: the response of a data: URL.
// models: node>=24
(async () => {
  const response = await fetch('data:text/plain,a%20b#part');
  console.log(response.url, response.type, response.status, response.statusText, response.redirected, response.ok);
  console.log([...response.headers], await response.text());
})();
