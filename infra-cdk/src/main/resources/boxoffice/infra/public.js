// What CloudFront does with requests for the list of events and for an event; network.js goes before it.
// A read has the same answer for everybody, which is kept. The local front has the same rule: PublicRead.

const OF_THE_LIST = ['from', 'to', 'limit', 'cursor'];

function handler(event) {
  const request = event.request;
  request.headers['x-viewer-address'] = { value: network(event.viewer.ip) };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return request;
  }
  // The origin must not know who reads: the answer goes to others, too.
  delete request.headers.authorization;
  delete request.headers.cookie;
  const known = request.uri === '/v1/events' ? OF_THE_LIST : [];
  const names = Object.keys(request.querystring);
  for (let at = 0; at < names.length; at++) {
    if (known.indexOf(names[at]) < 0) {
      return refusal(event, names[at], 'is not known');
    }
    if (request.querystring[names[at]].multiValue) {
      return refusal(event, names[at], 'must be given once');
    }
  }
  // In one order, so that one question has one answer.
  request.querystring = known
    .filter((name) => request.querystring[name])
    .map((name) => name + '=' + request.querystring[name].value)
    .join('&');
  return request;
}

function refusal(event, field, reason) {
  return {
    statusCode: 400,
    headers: {
      'content-type': { value: 'application/problem+json' },
      'cache-control': { value: 'no-store' },
      'x-content-type-options': { value: 'nosniff' },
      'access-control-allow-origin': { value: '*' },
    },
    body: JSON.stringify({
      type: '/problems/invalid-request',
      title: 'The request is not valid',
      status: 400,
      detail: 'Correct the fields named in errors.',
      requestId: event.context.requestId,
      errors: [{ field: field, reason: reason }],
    }),
  };
}
