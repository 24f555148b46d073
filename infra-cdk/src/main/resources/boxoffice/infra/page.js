// Which file or rendered page CloudFront asks for at an address of the page.
// The local front has the same rule: PageAddress.

const EVENT = '/events/';

function handler(event) {
  const request = event.request;
  if (request.uri === '/sitemap.xml') {
    request.querystring = '';
  } else if (request.uri.indexOf(EVENT) === 0) {
    const id = request.uri.slice(EVENT.length);
    request.uri = '/index.html';
    // All that is no id has one answer.
    request.querystring = 'event=' + (/^[0-9a-f]{32}$/.test(id) ? id : '');
  } else if (request.uri.slice(request.uri.lastIndexOf('/')).indexOf('.') < 0) {
    // The page has its own addresses, and all files have a dot.
    request.uri = '/index.html';
  }
  return request;
}
