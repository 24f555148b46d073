// A Lambda runtime of the fewest lines, in place of aws-lambda-ric, which needs a C++ compiler to
// install: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html
import { request } from "node:http";

const { handler } = await import(process.argv[2]);
const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;

while (true) {
  const { headers, body } = await call("GET", `${api}/next`);
  const id = headers["lambda-runtime-aws-request-id"];
  try {
    await call("POST", `${api}/${id}/response`, JSON.stringify(await handler(JSON.parse(body))));
  } catch (error) {
    await call("POST", `${api}/${id}/error`, JSON.stringify({ errorMessage: String(error.stack) }));
  }
}

function call(method, address, content) {
  return new Promise((resolve, reject) => {
    const sent = request(address, { method }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (part) => (body += part));
      response.on("end", () => resolve({ headers: response.headers, body }));
    });
    sent.on("error", reject);
    sent.end(content);
  });
}
