/** The extension in a real extension host, through nothing but VS Code's own interface. */
import assert from "node:assert/strict";
import {
  commands,
  Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  extensions,
  languages,
  Range,
  Uri,
  window,
} from "vscode";
import type { FerruleApi } from "../../client/src/extension.ts";
import {
  applyAction,
  closeEditors,
  codeActions,
  findingsOf,
  has,
  hoverText,
  openFile,
  openNewFile,
  positionIn,
  rangeOf,
  replace,
  ruleOf,
  set,
  unsetAll,
  waitFor,
  waitForFindings,
  waitForRule,
  waitUntilSilent,
  workspaceFolder,
  writeFile,
} from "./editor.ts";

const SETTINGS = ["enable", "edition", "target", "crateType", "rules", "cfg", "hideWhatCargoReports"];

function ferrule() {
  const extension = extensions.getExtension<FerruleApi>("ferrule.ferrule");
  assert.ok(extension, "VS Code does not know the extension");
  return extension;
}

describe("Ferrule in VS Code", () => {
  before(async () => {
    await waitFor(
      () => ferrule().isActive && ferrule().exports.isRunning(),
      () => "the extension to start with the workspace's Cargo.toml",
    );
  });

  afterEach(async () => {
    await unsetAll(SETTINGS);
    await closeEditors();
  });

  it("has registered every command it contributes", async () => {
    const registered = await commands.getCommands(true);
    const contributed: { command: string }[] = ferrule().packageJSON.contributes.commands;
    assert.ok(contributed.length > 0);
    for (const { command } of contributed) assert.ok(registered.includes(command), command);
  });

  describe("findings", () => {
    it("appear when a file opens, with rule, link, severity and range", async () => {
      const document = await openFile("src/async_api.rs");
      const finding = await waitForRule(document, "foreign-fn-qualifier");
      assert.equal(finding.severity, DiagnosticSeverity.Error);
      assert.equal(document.getText(finding.range), "async");
      assert.equal(
        document.lineAt(finding.range.start).text.trim(),
        "async fn kvlog_flush_later(log: *mut c_void) -> c_int;",
      );
      assert.ok(
        typeof finding.code === "object" && finding.code.target instanceof Uri,
        "the code links to the rule's page",
      );
      assert.ok(has(findingsOf(document.uri), "async-extern-fn"), "exported async fn");
    });

    it("come and go while typing", async () => {
      const document = await openNewFile("src/typing.rs", 'unsafe extern "C" {\n    fn first();\n}\n');
      await replace(document, "fn first", "async fn first");
      await waitForRule(document, "foreign-fn-qualifier");
      await replace(document, "async ", "");
      await waitUntilSilent(document, "foreign-fn-qualifier");
    });

    it("keep their place after emoji, umlauts and CRLF", async () => {
      const text = '// 🦀 grüße\r\nconst S: &str = "🦀🦀"; /* é */ unsafe extern "c" { fn f(); }\r\n';
      const document = await openNewFile("src/places.rs", text);
      const finding = await waitForRule(document, "unknown-abi");
      assert.equal(document.getText(finding.range), '"c"');
    });

    it("appear in a Cargo.toml", async () => {
      await writeFile("linked/src/lib.rs", "");
      const manifest = '[package]\nname = "linked-sys"\nversion = "0.1.0"\nedition = "2024"\nlinks = "z"\n';
      const document = await openNewFile("linked/Cargo.toml", manifest);
      await waitForRule(document, "links-without-build-script");
    });

    it("appear in a file that was never saved", async () => {
      await commands.executeCommand("workbench.action.files.newUntitledFile", { languageId: "rust" });
      const document = window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      await window.activeTextEditor?.edit((edit) => edit.insert(document.positionAt(0), 'unsafe extern "c" {}\n'));
      await waitForRule(document, "unknown-abi");
    });

    it("survive an unfinished item elsewhere in the file", async () => {
      const document = await openNewFile("src/unfinished.rs", 'unsafe extern "c" {}\n\nfn last() {}\n');
      await waitForRule(document, "unknown-abi");
      await replace(document, "fn last() {}", "fn last() {\n    unsafe extern ");
      // A second finding above the broken item shows that the text after the edit was checked.
      await replace(document, 'unsafe extern "c" {}', 'unsafe extern "c" { async fn f(); }');
      await waitForRule(document, "foreign-fn-qualifier");
      assert.ok(has(findingsOf(document.uri), "unknown-abi"));
    });

    it("follow an edition that changes in Cargo.toml", async () => {
      const manifest = (edition: number) => `[package]\nname = "other"\nversion = "0.1.0"\nedition = "${edition}"\n`;
      await writeFile("other/Cargo.toml", manifest(2021));
      const document = await openNewFile("other/src/lib.rs", 'extern "C" {}\nunsafe extern "c" {}\n');
      await waitForRule(document, "unknown-abi");
      const before = findingsOf(document.uri).filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
      await writeFile("other/Cargo.toml", manifest(2024));
      await waitForFindings(
        document,
        "one more error in edition 2024",
        (all) => all.filter(({ severity }) => severity === DiagnosticSeverity.Error).length === before + 1,
      );
    });
  });

  it("explains an ABI string on hover", async () => {
    const document = await openNewFile("src/hover.rs", 'unsafe extern "system" {\n    fn f();\n}\n');
    const text = await hoverText(document, positionIn(document, '"system"'));
    assert.match(text, /system/);
    assert.match(text, /x86_64-pc-windows-msvc|stdcall/);
    assert.equal(await hoverText(document, document.positionAt(document.getText().length)), "");
  });

  it("lists the FFI surface of a file", async () => {
    const document = await openNewFile("src/symbols.rs", 'unsafe extern "C" {\n    fn imported();\n}\nfn inner() {}\n');
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    const names = (all: DocumentSymbol[]): string[] =>
      all.flatMap((symbol) => [symbol.name, ...names(symbol.children)]);
    assert.ok(
      names(symbols).some((name) => name.includes("imported")),
      names(symbols).join(", "),
    );
  });

  describe("fixes", () => {
    it("wrap an exported async fn in a synchronous shim", async () => {
      const document = await openFile("src/async_api.rs");
      const findings = await waitForFindings(document, "async-extern-fn", (all) => has(all, "async-extern-fn"));
      const line = rangeOf(document, "tinykv_set_and_wait").start.line;
      const finding = findings.find((each) => ruleOf(each) === "async-extern-fn" && each.range.start.line === line);
      assert.ok(finding, "the finding on tinykv_set_and_wait");
      await applyAction(document, finding.range, /^Wrap/, "quickfix");
      assert.match(document.getText(), /pub (unsafe )?extern "C" fn tinykv_set_and_wait/);
      await waitForFindings(
        document,
        "one async-extern-fn less",
        (all) => count(all, "async-extern-fn") === count(findings, "async-extern-fn") - 1,
      );
    });

    it("correct a misspelt ABI", async () => {
      const document = await openNewFile("src/misspelt.rs", 'unsafe extern "c" {\n    fn f();\n}\n');
      const finding = await waitForRule(document, "unknown-abi");
      await applyAction(document, finding.range, /"C"/, "quickfix");
      assert.equal(document.getText(), 'unsafe extern "C" {\n    fn f();\n}\n');
      await waitUntilSilent(document, "unknown-abi");
    });

    it("are all applied at once by `source.fixAll.ferrule`", async () => {
      const document = await openNewFile(
        "src/all.rs",
        'unsafe extern "c" {}\nunsafe extern "system" { async fn f(); }\n',
      );
      await waitForRule(document, "unknown-abi");
      await waitForRule(document, "foreign-fn-qualifier");
      const everything = rangeOf(document, document.getText());
      await applyAction(document, everything, /./, "source.fixAll.ferrule");
      await waitUntilSilent(document, "unknown-abi");
    });

    it("are none where there is nothing to repair", async () => {
      const document = await openNewFile("src/fine.rs", 'unsafe extern "C" {\n    safe fn f();\n}\n');
      assert.deepEqual(await codeActions(document, rangeOf(document, "safe fn f();"), "quickfix"), []);
    });
  });

  describe("settings", () => {
    it("change the level of a rule without a restart", async () => {
      const document = await openNewFile("src/levels.rs", 'unsafe extern "c" {}\n');
      assert.equal((await waitForRule(document, "unknown-abi")).severity, DiagnosticSeverity.Error);
      await set("rules", { "unknown-abi": "off" });
      await waitUntilSilent(document, "unknown-abi");
      await set("rules", { "unknown-abi": "info" });
      assert.equal((await waitForRule(document, "unknown-abi")).severity, DiagnosticSeverity.Information);
      await set("rules", undefined);
      await waitForFindings(document, "an error again", (all) =>
        all.some((each) => ruleOf(each) === "unknown-abi" && each.severity === DiagnosticSeverity.Error),
      );
    });

    it("set the edition", async () => {
      const document = await openNewFile("src/edition.rs", 'extern "C" {}\nunsafe extern "c" {}\n');
      await set("edition", "2021");
      await waitForFindings(document, "one error in edition 2021", (all) => errors(all) === 1);
      await set("edition", "2024");
      await waitForFindings(document, "two errors in edition 2024", (all) => errors(all) === 2);
    });

    it("set the target", async () => {
      const document = await openNewFile("src/target.rs", 'unsafe extern "stdcall" {}\n');
      await set("target", "x86_64-unknown-linux-gnu");
      await waitForFindings(document, "a finding on Linux", (all) => all.length > 0);
      await set("target", "i686-pc-windows-msvc");
      await waitForFindings(document, "no finding on 32-bit Windows", (all) => all.length === 0);
    });

    it("switch all of it off and on", async () => {
      const document = await openNewFile("src/switch.rs", 'unsafe extern "c" {}\n');
      await waitForRule(document, "unknown-abi");
      await set("enable", false);
      await waitUntilSilent(document, "unknown-abi");
      await waitFor(
        () => !ferrule().exports.isRunning(),
        () => "the server to end",
      );
      await set("enable", undefined);
      await waitForRule(document, "unknown-abi");
    });
  });

  describe("what cargo reports too", () => {
    const TEXT = 'unsafe extern "c" {}\n\nunsafe extern "d" {}\n';
    const cargo = languages.createDiagnosticCollection("rustc");
    afterEach(() => cargo.clear());
    after(() => cargo.dispose());

    /** A diagnostic as rust-analyzer publishes those of the compiler. */
    function fromRustc(line: number, code: string): Diagnostic {
      const diagnostic = new Diagnostic(new Range(line, 0, line, 6), "invalid ABI", DiagnosticSeverity.Error);
      diagnostic.source = "rustc";
      diagnostic.code = { value: code, target: Uri.parse("https://doc.rust-lang.org/error-index.html") };
      return diagnostic;
    }
    const lines = (findings: readonly Diagnostic[]) => findings.map(({ range }) => range.start.line).join(",");

    it("is hidden, still repairable, and comes back when cargo is silent again", async () => {
      const document = await openNewFile("src/twice.rs", TEXT);
      await waitForFindings(document, "two findings", (all) => lines(all) === "0,2");
      cargo.set(document.uri, [fromRustc(0, "E0703"), fromRustc(1, "E0703"), fromRustc(2, "E0045")]);
      await waitForFindings(document, "the second finding alone", (all) => lines(all) === "2");
      assert.ok((await codeActions(document, rangeOf(document, '"c"'), "quickfix")).length > 0);
      cargo.delete(document.uri);
      await waitForFindings(document, "two findings again", (all) => lines(all) === "0,2");
    });

    it("is hidden in findings that come later", async () => {
      const document = await openNewFile("src/later.rs", 'unsafe extern "C" {}\n\nunsafe extern "d" {}\n');
      await waitForFindings(document, "one finding", (all) => lines(all) === "2");
      cargo.set(document.uri, [fromRustc(0, "E0703")]);
      await replace(document, '"C"', '"c"');
      // A finding below shows that the text after the edit was checked.
      await replace(document, '"d" {}', '"d" {}\nunsafe extern "e" {}');
      await waitForFindings(document, "the findings below", (all) => lines(all) === "2,3");
    });

    it("is shown where the setting says so", async () => {
      const document = await openNewFile("src/shown.rs", TEXT);
      cargo.set(document.uri, [fromRustc(0, "E0703")]);
      await waitForFindings(document, "the second finding alone", (all) => lines(all) === "2");
      await set("hideWhatCargoReports", false);
      await waitForFindings(document, "both findings", (all) => lines(all) === "0,2");
      await set("hideWhatCargoReports", true);
      await waitForFindings(document, "the second finding alone", (all) => lines(all) === "2");
    });
  });

  it("works on after the server was restarted", async () => {
    const document = await openNewFile("src/restart.rs", 'unsafe extern "c" {}\n');
    await waitForRule(document, "unknown-abi");
    await commands.executeCommand("ferrule.restartServer");
    assert.ok(ferrule().exports.isRunning());
    await waitForRule(document, "unknown-abi");
    await replace(document, '"c"', '"C"');
    await waitUntilSilent(document, "unknown-abi");
    await replace(document, '"C"', '"c"');
    await waitForRule(document, "unknown-abi");
  });

  it("finds the same again in a file that was closed and changed on disk", async () => {
    const document = await openNewFile("src/closed.rs", 'unsafe extern "c" {}\n');
    await waitForRule(document, "unknown-abi");
    await closeEditors();
    await writeFile("src/closed.rs", 'unsafe extern "C" { async fn f(); }\n');
    const again = await openFile("src/closed.rs");
    await waitForRule(again, "foreign-fn-qualifier");
    await waitUntilSilent(again, "unknown-abi");
  });

  it("leaves files of other languages alone", async () => {
    const document = await openNewFile("notes.txt", 'unsafe extern "c" {}\n');
    const rust = await openNewFile("src/beside.rs", 'unsafe extern "c" {}\n');
    await waitForRule(rust, "unknown-abi");
    assert.deepEqual(findingsOf(document.uri), []);
    assert.ok(document.uri.path.startsWith(workspaceFolder().path));
  });
});

function count(findings: Parameters<typeof has>[0], rule: string): number {
  return findings.filter((finding) => ruleOf(finding) === rule).length;
}

function errors(findings: Parameters<typeof has>[0]): number {
  return findings.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
}
