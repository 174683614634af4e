/** `ferrule lsp`: the door is there; what the server says is tested with the server. */
import { spawn } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { buildCommand } from "./command.ts";

let bundle = "";
beforeAll(async () => {
  bundle = await buildCommand("lsp", true);
});

test.each([[["--stdio"]], [[]]])("answers over standard input and output: lsp %j", async (args) => {
  const child = spawn(process.execPath, [bundle, "lsp", ...args], { stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  const late = setTimeout(() => child.kill("SIGKILL"), 30_000);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const answer: { serverInfo?: { name: string } } = await connection.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {},
  });
  expect(answer.serverInfo?.name).toBe("ferrule");
  await connection.sendNotification("initialized", {});
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  expect(await ended).toBe(0);
  clearTimeout(late);
  connection.dispose();
});
