"use strict";
// A key pair of this system alone. That of cognito-local is published with it, so anybody could sign tokens by it.
// With --in-memory each start has another; else it is kept with the users, so that their tokens stay valid.

const fs = require("node:fs");
const { generateKeyPairSync } = require("node:crypto");
const { createRequire } = require("node:module");
const within = createRequire(require.resolve("cognito-local"));

const FILE = ".cognito/key.json";

function kept() {
  if (process.argv.includes("--in-memory") || !fs.existsSync(FILE)) {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const key = {
      pem: privateKey.export({ type: "pkcs8", format: "pem" }),
      // cognito-local has this id in every token.
      jwk: { ...privateKey.export({ format: "jwk" }), kid: "CognitoLocal", alg: "RS256", use: "sig" },
    };
    fs.mkdirSync(".cognito", { recursive: true });
    fs.writeFileSync(`${FILE}.next`, JSON.stringify(key), { mode: 0o600 });
    fs.renameSync(`${FILE}.next`, FILE);
  }
  return JSON.parse(fs.readFileSync(FILE));
}

// cognito-local reads its keys from these two objects.
const { pem, jwk } = kept();
const { kty, n, e, kid, alg, use } = jwk;
replace("./keys/cognitoLocal.private.json", { pem, jwk });
replace("./keys/cognitoLocal.public.json", { jwk: { kty, n, e, kid, alg, use } });

function replace(file, content) {
  const known = within(file);
  for (const name of Object.keys(known)) delete known[name];
  Object.assign(known, content);
}
