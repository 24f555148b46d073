"use strict";
// Keeps web pages out: cognito-local itself takes any host and any origin. The same rule as in Caller.java.

const http = require("node:http");

const NAMES = ["127.0.0.1", "localhost", "[::1]", "host.docker.internal", process.env.HOST];
const OWN_SITE = [undefined, "same-origin", "none"];

function served({ host = "", origin, "sec-fetch-site": site }) {
  return (
    NAMES.includes(host.toLowerCase().replace(/:[0-9]*$/, "")) &&
    (origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`) &&
    OWN_SITE.includes(site)
  );
}

const { createServer } = http;
http.createServer = (application) =>
  createServer((request, response) => {
    if (served(request.headers)) application(request, response);
    else response.writeHead(403, { "Content-Length": 0 }).end();
  });
