// What CloudFront does with a request that it passes on as it is; network.js goes before it.

/** Writes the network of the viewer into a header, over what the viewer sent there. */
function handler(event) {
  event.request.headers['x-viewer-address'] = { value: network(event.viewer.ip) };
  return event.request;
}
