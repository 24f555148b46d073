"use strict";
// cognito-local calls triggers and encrypts for them by Amazon's SDK. The pool has none, so the SDK is not loaded: it
// takes 13 MB.

const { createRequire } = require("node:module");
const within = createRequire(require.resolve("cognito-local"));

const refuse = (name) => () => {
  throw new Error(`The local pool has no triggers, and ${name} is not loaded.`);
};

function leaveOut(name, exports) {
  const id = within.resolve(name);
  require.cache[id] = { id, filename: id, loaded: true, exports };
}

leaveOut("aws-sdk", {
  // Made at each start, and called by triggers alone.
  Lambda: class {
    invoke = refuse("aws-sdk");
  },
  KMS: refuse("aws-sdk"),
});
leaveOut("@aws-crypto/client-node", {
  CommitmentPolicy: {},
  buildClient: () => ({ encrypt: refuse("@aws-crypto/client-node") }),
  KmsKeyringNode: refuse("@aws-crypto/client-node"),
});
