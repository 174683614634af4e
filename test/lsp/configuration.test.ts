/** Settings and Cargo's files, changed while the server runs. */
import { afterEach, describe, expect, test } from "vitest";
import { parseSettings } from "../../server/src/lsp/settings.ts";
import { at, connect, filesOf, type Options, type TestClient } from "./support/client.ts";

const URI = "file:///w/src/lib.rs";
/** An error in edition 2024, nothing in 2021, and the second line is wrong everywhere. */
const TEXT = 'extern "C" {}\nextern "c" fn f() {}\n';
const OLD = ["unknown-abi"];
const NEW = ["missing-unsafe-on-extern", "unknown-abi"];

let client: TestClient | undefined;
async function start(options?: Options): Promise<TestClient> {
  client = await connect(options);
  return client;
}
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe("settings that are asked for", () => {
  test("apply, and apply anew when they change", async () => {
    let settings: unknown = { edition: "2024" };
    const c = await start({ configuration: () => settings });
    c.open(URI, TEXT);
    await c.rules(URI, ...NEW);
    expect(c.published).toHaveLength(1);
    const changed = async (value: unknown, ...wanted: string[]) => {
      settings = value;
      c.notify("workspace/didChangeConfiguration", { settings: null });
      await c.rules(URI, ...wanted);
    };
    await changed({ edition: "auto" }, ...OLD);
    await changed({ edition: 2024, rules: { "unknown-abi": "off" } }, "missing-unsafe-on-extern");
    await changed({ enable: false });
    await changed({ enable: true }, ...OLD);
    await changed(null, ...OLD);
  });

  test("an answer that comes after a newer one does not count", async () => {
    const answers: ((settings: unknown) => void)[] = [];
    const c = await start({ configuration: () => new Promise((resolve) => answers.push(resolve)) });
    c.open(URI, TEXT);
    await c.until("the first question", () => answers[0]);
    c.notify("workspace/didChangeConfiguration", { settings: null });
    await c.request("workspace/executeCommand", {}).catch(() => {});
    await c.request("workspace/executeCommand", {}).catch(() => {});
    expect(answers).toHaveLength(2);
    answers[1]?.({ edition: "2024" });
    await c.rules(URI, ...NEW);
    answers[0]?.({ edition: "2021" });
    await c.request("workspace/executeCommand", {}).catch(() => {});
    await c.request("workspace/executeCommand", {}).catch(() => {});
    c.change(URI, 2, { range: at(0, 0), text: "\n" });
    await c.diagnostics(URI, 2);
    await c.rules(URI, ...NEW);
  });

  test("a level is shown as it was set", async () => {
    const c = await start({ configuration: () => ({ rules: { "unknown-abi": "info" } }) });
    c.open(URI, TEXT);
    expect(await c.diagnostics(URI, 1)).toMatchObject([{ code: "unknown-abi", severity: 3 }]);
  });

  test("each workspace folder has its own", async () => {
    const c = await start({
      folders: ["file:///old", "file:///new", "file:///new/deep"],
      configuration: (scope) => ({ edition: scope === "file:///new" ? "2024" : "2021" }),
    });
    c.open("file:///old/a.rs", TEXT);
    c.open("file:///new/a.rs", TEXT);
    c.open("file:///new/deep/a.rs", TEXT);
    c.open("file:///newer/a.rs", TEXT);
    await c.rules("file:///new/a.rs", ...NEW);
    await c.rules("file:///old/a.rs", ...OLD);
    await c.rules("file:///new/deep/a.rs", ...OLD);
    await c.rules("file:///newer/a.rs", ...OLD);
    c.notify("workspace/didChangeWorkspaceFolders", {
      event: { added: [], removed: [{ uri: "file:///new/deep", name: "deep" }] },
    });
    await c.rules("file:///new/deep/a.rs", ...NEW);
  });
});

describe("settings that are told", () => {
  test.each([{ edition: "2024" }, { ferrule: { edition: "2024" } }])(
    "with initialize: %j",
    async (initializationOptions) => {
      const c = await start({ initializationOptions });
      c.open(URI, TEXT);
      await c.rules(URI, ...NEW);
    },
  );

  test("later", async () => {
    const c = await start();
    c.open(URI, TEXT);
    await c.rules(URI, ...OLD);
    c.notify("workspace/didChangeConfiguration", { settings: { ferrule: { edition: "2024" } } });
    await c.rules(URI, ...NEW);
    c.notify("workspace/didChangeConfiguration", { settings: { ferrule: {} } });
    await c.rules(URI, ...OLD);
  });
});

test("the target of the settings", async () => {
  const c = await start({ configuration: () => ({ target: "aarch64-apple-darwin" }) });
  c.open(URI, 'extern "stdcall" fn f() {}\n');
  await c.rules(URI, "unsupported-abi");
});

test("a wrong setting is said once, and the others apply", async () => {
  const c = await start({
    configuration: () => ({ edition: "1999", target: "nonsense", rules: { "unknown-abi": "off" } }),
  });
  c.open(URI, TEXT);
  await c.rules(URI);
  c.notify("workspace/didChangeConfiguration", { settings: null });
  c.open(URI, TEXT, 2);
  await c.diagnostics(URI, 2);
  expect(c.logged.filter((message) => message.includes("1999"))).toHaveLength(1);
  expect(c.logged.filter((message) => message.includes("nonsense"))).toHaveLength(1);
  expect(c.logged).toHaveLength(2);
});

test("settings are read for what they are", () => {
  const { value, problems } = parseSettings({
    enable: false,
    edition: "2018",
    target: " x86_64-pc-windows-msvc ",
    crateType: "bin",
    rules: { "unknown-abi": "warning", missing_abi: "off", odd: "loud" },
    cfg: ["unix", 'feature="a"', "feature=b", "not a cfg", 7],
    cargo: { features: ["a,b", "p/c", 7], noDefaultFeatures: true, allFeatures: "yes" },
  });
  expect(value).toEqual({
    enable: false,
    edition: 2018,
    target: "x86_64-pc-windows-msvc",
    crateType: "bin",
    rules: { "unknown-abi": "warning", "missing-abi": "off" },
    cfg: new Map<string, unknown>([
      ["unix", true],
      ["feature", new Set(["a", "b"])],
    ]),
    features: { names: ["a", "b", "p/c"], all: false, noDefault: true },
  });
  expect(problems).toHaveLength(3);
  for (const nothing of [undefined, null, 3, "x", []]) expect(parseSettings(nothing).value.enable).toBe(true);
});

const PACKAGE = '[package]\nname = "w"\n';

describe("Cargo's files", () => {
  const WATCHES = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

  test("the edition of the nearest manifest, and its change on disk", async () => {
    const disk = new Map([["/w/Cargo.toml", `${PACKAGE}edition = "2024"\n`]]);
    const c = await start({ files: filesOf(disk), capabilities: WATCHES });
    c.open(URI, TEXT);
    await c.rules(URI, ...NEW);
    disk.set("/w/Cargo.toml", `${PACKAGE}edition = "2021"\n`);
    c.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: "file:///w/Cargo.toml", type: 2 }] });
    await c.rules(URI, ...OLD);
    disk.set("/w/src/Cargo.toml", `${PACKAGE}edition = "2024"\n`);
    c.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: "file:///w/src/Cargo.toml", type: 1 }] });
    await c.rules(URI, ...NEW);
  });

  test("the edition of the workspace", async () => {
    const disk = new Map([
      ["/Cargo.toml", '[workspace]\nmembers = ["w"]\n[workspace.package]\nedition = "2024"\n'],
      ["/w/Cargo.toml", `${PACKAGE}edition.workspace = true\n`],
    ]);
    const c = await start({ files: filesOf(disk) });
    c.open(URI, TEXT);
    await c.rules(URI, ...NEW);
  });

  test("features that the settings switch on", async () => {
    const gated = '#[cfg(feature = "more")]\nextern "c" fn f() {}\n';
    const disk = new Map([["/w/Cargo.toml", `${PACKAGE}[features]\nmore = []\n`]]);
    let settings: unknown = null;
    const c = await start({ files: filesOf(disk), configuration: () => settings });
    c.open(URI, gated);
    await c.rules(URI, "inactive-code");
    for (const cargo of [{ features: ["more"] }, { allFeatures: true }]) {
      settings = { cargo };
      c.notify("workspace/didChangeConfiguration", { settings: null });
      await c.rules(URI, ...OLD);
      settings = null;
      c.notify("workspace/didChangeConfiguration", { settings: null });
      await c.rules(URI, "inactive-code");
    }
  });

  test("a mistake in a manifest of the workspace is shown on it, until it is repaired", async () => {
    const broken = `${PACKAGE}[dependencies\n`;
    const disk = new Map([
      ["/w/Cargo.toml", broken],
      ["/elsewhere/Cargo.toml", broken],
    ]);
    const c = await start({ files: filesOf(disk), capabilities: WATCHES, folders: ["file:///w"] });
    const manifest = "file:///w/Cargo.toml";
    const shown = (uri: string) => c.published.findLast((one) => one.uri === uri)?.diagnostics;
    c.open(URI, TEXT);
    c.open("file:///elsewhere/src/lib.rs", TEXT);
    await c.until("the mistake", () => shown(manifest)?.[0]);
    expect(shown(manifest)).toEqual([
      {
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 13 } },
        severity: 2,
        source: "ferrule",
        message: expect.stringMatching(/^This file cannot be read at line 3: /),
      },
    ]);
    expect(shown("file:///elsewhere/Cargo.toml")).toBeUndefined();
    disk.set("/w/Cargo.toml", `${PACKAGE}[dependencies]\n`);
    c.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: manifest, type: 2 }] });
    await c.until("no mistake", () => (shown(manifest)?.length === 0 ? true : undefined));
  });

  test("an open manifest counts as it is typed, and broken states of it do not", async () => {
    const disk = new Map([["/w/Cargo.toml", `${PACKAGE}edition = "2021"\n`]]);
    const c = await start({ files: filesOf(disk), capabilities: WATCHES });
    const manifest = "file:///w/Cargo.toml";
    c.open(URI, TEXT);
    await c.rules(URI, ...OLD);
    c.open(manifest, `${PACKAGE}edition = "2021"\n`, 1, "toml");
    c.change(manifest, 2, { range: at(2, 14, 2, 15), text: "4" });
    await c.rules(URI, ...NEW);
    const before = c.published.length;
    c.change(manifest, 3, { range: at(2, 14, 2, 16), text: "" });
    c.change(manifest, 4, { range: at(2, 11, 2, 14), text: "" });
    c.change(URI, 2, { range: at(0, 0), text: "// x\n" });
    await c.diagnostics(URI, 2);
    await c.rules(URI, ...NEW);
    expect(c.published.length).toBe(before + 1);
    c.close(manifest);
    await c.rules(URI, ...OLD);
    expect(c.logged).toEqual([]);
  });

  test("the target of .cargo/config.toml", async () => {
    const disk = new Map([
      ["/.cargo/config.toml", '[build]\ntarget = ["aarch64-apple-darwin", "i686-pc-windows-msvc"]\n'],
    ]);
    const c = await start({ files: filesOf(disk), triple: "i686-pc-windows-msvc", capabilities: WATCHES });
    c.open(URI, 'extern "stdcall" fn f() {}\n');
    await c.rules(URI, "unsupported-abi");
    disk.delete("/.cargo/config.toml");
    c.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: "file:///.cargo/config.toml", type: 3 }] });
    await c.rules(URI);
  });

  test("attributes at the head of the crate's root speak for its modules, also before they are saved", async () => {
    const disk = new Map([
      ["/w/Cargo.toml", PACKAGE],
      ["/w/src/lib.rs", "#![allow(missing_abi)]\n"],
    ]);
    const c = await start({ files: filesOf(disk), capabilities: WATCHES });
    const module = "file:///w/src/a.rs";
    c.open(module, "extern fn f() {}\n");
    await c.rules(module);
    c.open(URI, "#![allow(missing_abi)]\n");
    c.change(URI, 2, { range: at(0, 0, 1, 0), text: "" });
    await c.rules(module, "missing-abi");
    c.change(URI, 3, { range: at(0, 0), text: "#![allow(missing_abi)]\n" });
    await c.rules(module);
    c.close(URI);
    disk.set("/w/src/lib.rs", "");
    c.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: URI, type: 2 }] });
    await c.rules(module, "missing-abi");
  });
});

describe("hover and symbols", () => {
  test("a hover in the client's encoding, in Markdown or plain", async () => {
    const c = await start({ capabilities: { general: { positionEncodings: ["utf-8"] } } });
    c.open(URI, '/* é😀 */ extern "C" fn f() {}\n');
    const hover = await c.request<{ contents: { kind: string; value: string }; range: unknown }>("textDocument/hover", {
      textDocument: { uri: URI },
      position: at(0, 22).start,
    });
    expect(hover.contents.kind).toBe("markdown");
    expect(hover.contents.value).not.toBe("");
    expect(hover.range).toMatchObject({ start: { line: 0 }, end: { line: 0 } });
    expect(await c.request("textDocument/hover", { textDocument: { uri: URI }, position: at(9, 9).start })).toBeNull();
  });

  test("symbols as a tree, or as a list for clients without trees", async () => {
    const text = 'extern "C" {\n    fn f();\n}\n#[no_mangle]\npub extern "C" fn g() {}\n';
    const trees = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
    const c = await start({ capabilities: trees });
    c.open(URI, text);
    const symbols = await c.request<{ name: string; children: { name: string }[] }[]>("textDocument/documentSymbol", {
      textDocument: { uri: URI },
    });
    expect(symbols.map(({ children }) => children.map(({ name }) => name))).toEqual([["f"], []]);
    expect(symbols[1]).toMatchObject({ name: "g", selectionRange: at(4, 18, 4, 19) });
    await c.stop();
    client = await connect();
    client.open(URI, text);
    const list = await client.request<{ name: string }[]>("textDocument/documentSymbol", {
      textDocument: { uri: URI },
    });
    expect(list.map(({ name }) => name)).toEqual([symbols[0]?.name, "f", "g"]);
  });
});
