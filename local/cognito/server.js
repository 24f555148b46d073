"use strict";
// cognito-local as a child process. Its folder is .cognito in the working directory; HOST, PORT and
// CODE are variables of its own. Arguments: --in-memory, to keep nothing.

const [major] = process.versions.node.split(".");
if (Number(major) < 20) {
  console.error(
    `Box Office needs Node.js 20 or newer, this is ${process.version}: install it from https://nodejs.org.`
  );
  process.exit(1);
}

// It still brings version 2 of Amazon's SDK, which says so at every start.
process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";

const fs = require("node:fs");
const { createRequire } = require("node:module");
const within = createRequire(require.resolve("cognito-local"));
const StormDB = within("stormdb");

// It writes its files in place and several at once, so that an end at the wrong moment leaves half a
// file. A rename leaves the old file or the new one.
StormDB.localFileEngine.prototype.write = process.argv.includes("--in-memory")
  ? async () => {}
  : async function (data) {
      const next = `${this.path}.next`;
      fs.writeFileSync(next, this.serialize(data));
      fs.renameSync(next, this.path);
    };

// The parent keeps standard input open; when it closes, whatever ended the parent, this ends too.
process.stdin.on("end", () => process.exit(0)).resume();

// At its usual level it logs addresses and confirmation codes.
const logger = within("pino")({ level: "error" });
within("./server")
  .createDefaultServer(logger)
  .then((server) => server.start())
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
