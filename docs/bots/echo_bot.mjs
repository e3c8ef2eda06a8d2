// A bot for Baton: repeats what it hears, and passes on whoever says "human".
import { createServer } from "node:http";

const server = createServer(async (request, response) => {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  const call = JSON.parse(body);
  const said = call.messages.map((message) => message.text).join("\n");
  const turns = Number(call.variables.turns ?? 0) + 1;
  const answer = { messages: [{ text: "You said: " + said }], confidence: 0.9,
                   understood: true, variables: { turns: String(turns) } };
  if (said.toLowerCase().split(/\s+/).includes("human")) {
    answer.messages = [{ text: "One moment, I am getting a person." }];
    answer.handover = { reason: "The customer asked for a person", tags: ["echo"],
                        briefing: { goal: said.slice(0, 200), tried: ["repeated it"] } };
  }
  response.end(JSON.stringify(answer));
});
server.listen(Number(process.argv[2]), "127.0.0.1", () =>
  console.log(`listening on http://127.0.0.1:${server.address().port}/`));
