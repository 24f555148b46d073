"use strict";
// cognito-local as a child process. It keeps its files in .cognito in the working directory, and reads
// the variables HOST, PORT and CODE. Argument: --in-memory, to keep nothing.

const [major] = process.versions.node.split(".");
if (Number(major) < 20) {
  console.error(
    `Box Office needs Node.js 20 or newer, this is ${process.version}: install it from https://nodejs.org.`
  );
  process.exit(1);
}

require("./unused");

const fs = require("node:fs");
const { createRequire } = require("node:module");
const within = createRequire(require.resolve("cognito-local"));
const StormDB = within("stormdb");

// It writes its files in place, so an end at the wrong moment leaves half a file. A rename leaves the
// old file or the new one.
StormDB.localFileEngine.prototype.write = process.argv.includes("--in-memory")
  ? async () => {}
  : async function (data) {
      const next = `${this.path}.next`;
      fs.writeFileSync(next, this.serialize(data));
      fs.renameSync(next, this.path);
    };

require("./callers");
require("./keys");
require("./sign-in.js");
require("./own-account.js");

// One request after the other, for each operation reads a user and then writes all of it.
const { Targets } = within("./targets/targets");
let last = Promise.resolve();
for (const [name, target] of Object.entries(Targets)) {
  Targets[name] = (services) => {
    const answer = target(services);
    return (ctx, req) => {
      const next = last.then(() => answer(ctx, req));
      last = next.catch(() => {});
      return next;
    };
  };
}

// The parent keeps standard input open; when it closes, for any reason, this process ends.
process.stdin.on("end", () => process.exit(0)).resume();

// At its default level it logs addresses and confirmation codes.
const logger = within("pino")({ level: "error" });
within("./server")
  .createDefaultServer(logger)
  .then((server) => server.start())
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
