/** From `initialize` to `exit`: what the server offers, and how its process ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { at, connect, PULL, TestClient, TIMEOUT } from "./support/client.ts";

describe("initialize", () => {
  test.each([
    [undefined, "utf-16"],
    [[], "utf-16"],
    [["utf-8"], "utf-8"],
    [["utf-32", "utf-16"], "utf-32"],
    [["utf-7", "utf-8", "utf-16"], "utf-8"],
    [["utf-7"], "utf-16"],
  ])("of the encodings %j it takes %s", async (positionEncodings, wanted) => {
    const client = await connect({
      capabilities: positionEncodings === undefined ? {} : { general: { positionEncodings } },
    });
    expect(client.initialized.capabilities.positionEncoding).toBe(wanted);
    await client.stop();
  });

  test("what it offers", async () => {
    const client = await connect();
    expect(client.initialized).toMatchObject({
      serverInfo: { name: "ferrule", version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      capabilities: {
        textDocumentSync: { openClose: true, change: 2 },
        hoverProvider: true,
        documentSymbolProvider: expect.anything(),
        codeActionProvider: {
          codeActionKinds: ["quickfix", "refactor.rewrite", "source.fixAll.ferrule"],
          resolveProvider: true,
        },
        workspace: { workspaceFolders: { supported: true } },
      },
    });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    await client.stop();
  });

  test("diagnostics are offered for asking where the client asks, unless it would rather be told", async () => {
    const asks = await connect({ capabilities: PULL });
    expect(asks.initialized.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
    await asks.stop();
    const told = await connect({ capabilities: PULL, initializationOptions: { diagnostics: "push" } });
    expect(told.initialized.capabilities.diagnosticProvider).toBeUndefined();
    told.open("file:///nowhere/a.rs", 'extern "c" {}');
    expect(await told.diagnostics("file:///nowhere/a.rs", 1)).not.toEqual([]);
    await told.stop();
  });

  test("what it asks to be told of", async () => {
    const client = await connect({
      capabilities: {
        workspace: {
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
    });
    await client.until("both registrations", () => (client.registered.length === 2 ? true : undefined));
    expect(client.registered.sort()).toEqual(["workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles"]);
    await client.stop();
  });

  test("requests before it, a second one, and requests after shutdown are refused", async () => {
    const client = new TestClient({});
    const params = { processId: null, rootUri: null, capabilities: {} };
    const hover = { textDocument: { uri: "file:///a.rs" }, position: at(0, 0).start };
    await expect(client.request("textDocument/hover", hover)).rejects.toMatchObject({ code: -32002 });
    client.initialized = await client.request("initialize", params);
    await expect(client.request("initialize", params)).rejects.toMatchObject({ code: -32600 });
    expect(await client.request("textDocument/hover", hover)).toBeNull();
    expect(await client.request("shutdown", undefined)).toBeNull();
    await expect(client.request("textDocument/hover", hover)).rejects.toMatchObject({ code: -32600 });
    client.connection.dispose();
  });
});

describe("the bundled server as a process", () => {
  const folder = mkdtempSync(join(tmpdir(), "ferrule-lsp-"));
  const bundle = join(folder, "server.js");
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeAll(async () => {
    await build({
      entryPoints: ["server/src/lsp/main-node.ts"],
      outfile: bundle,
      bundle: true,
      platform: "node",
      format: "cjs",
      target: "node20.9",
      logLevel: "error",
    });
  });

  async function launch(transport: "--stdio" | "--node-ipc" | undefined) {
    const stdio =
      transport === "--node-ipc"
        ? (["ignore", "ignore", "inherit", "ipc"] as const)
        : (["pipe", "pipe", "inherit"] as const);
    const child = spawn(process.execPath, transport === undefined ? [bundle] : [bundle, transport], {
      stdio: [...stdio],
    });
    const connection =
      transport === "--node-ipc"
        ? createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child))
        : createProtocolConnection(new StreamMessageReader(child.stdout!), new StreamMessageWriter(child.stdin!));
    connection.listen();
    await inTime(
      connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities: {} }),
      "initialize",
    );
    await connection.sendNotification("initialized", {});
    return { child, connection };
  }

  function inTime<T>(promise: Promise<T>, what: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), TIMEOUT);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
  }

  async function exitCode(child: ChildProcess): Promise<number | null> {
    if (child.exitCode !== null) return child.exitCode;
    try {
      const [code] = await inTime(once(child, "exit"), "the end of the process");
      return code as number | null;
    } finally {
      child.kill("SIGKILL");
    }
  }

  function firstPublished(connection: ProtocolConnection): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve) => {
      connection.onNotification("textDocument/publishDiagnostics", resolve);
    });
  }

  test.each(["--stdio", "--node-ipc", undefined] as const)(
    "%s: it works, and `exit` after `shutdown` ends it with 0",
    async (transport) => {
      const { child, connection } = await launch(transport);
      const published = firstPublished(connection);
      const crate = join(folder, `crate${transport ?? ""}`);
      await mkdir(join(crate, "src"), { recursive: true });
      await writeFile(join(crate, "Cargo.toml"), '[package]\nname = "a"\nedition = "2024"\n');
      const uri = pathToFileURL(join(crate, "src/lib.rs")).href;
      const text = 'extern "C" {\n    fn f();\n}\n';
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "rust", version: 1, text },
      });
      const { diagnostics } = await inTime(published, "diagnostics");
      expect(diagnostics.map(({ code }) => code)).toEqual(["missing-unsafe-on-extern"]);
      expect(await inTime(connection.sendRequest("shutdown"), "shutdown")).toBeNull();
      await connection.sendNotification("exit");
      expect(await exitCode(child)).toBe(0);
    },
  );

  test("`exit` without `shutdown` ends it with 1", async () => {
    const { child, connection } = await launch("--stdio");
    await connection.sendNotification("exit");
    expect(await exitCode(child)).toBe(1);
  });

  test("a client that is gone ends it", async () => {
    const { child } = await launch("--stdio");
    child.stdin!.end();
    expect(await exitCode(child)).toBe(1);
  });
});
