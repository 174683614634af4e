/**
 * Runs the bundled suite of `test/extension` in a real extension host, through one of two launchers, and gives its report.
 * Import this file only once dependencies are installed.
 */
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { findDesktopForTests } from "./desktop-vscode.mjs";
import { cacheFolder, root, testOutput } from "./layout.mjs";
import { Failure, within } from "./run.mjs";
import { copySampleCrate, withWorkbench } from "./workbench.mjs";

const SUITE = join(testOutput, "extension/index.js");
const LOG = join(testOutput, "extension-suite.log");
const REPORT = join(testOutput, "extension-report.json");

/** The whole suite, with a start of the editor, on a slow machine; single waits end much earlier. */
const SUITE_TIMEOUT = 10 * 60_000;

/**
 * Gives `{ launcher, results }`. `launcher` is `desktop`, `embedded` or `undefined` to take the desktop where there is one.
 * Throws `Failure` when the suite did not run to its end.
 */
export async function runExtensionSuite(launcher) {
  await mkdir(testOutput, { recursive: true });
  await rm(REPORT, { force: true });
  const desktop = launcher === "embedded" ? undefined : await findDesktopForTests();
  if (launcher === "desktop" && desktop === undefined) throw new Failure("No desktop VS Code can run here.");
  const env = { FERRULE_TEST_REPORT: REPORT };
  const problem = desktop === undefined ? await runEmbedded(env) : await runDesktop(desktop, env);

  const report = await readReport();
  if (!report.finished) {
    const last = report.results.at(-1)?.title ?? "none";
    throw new Failure(`The suite did not run to its end; last test: ${last}.\n${problem ?? ""}`);
  }
  return { launcher: desktop === undefined ? "embedded" : "desktop", results: report.results };
}

/** Both launchers give words about what went wrong outside of the tests, or `undefined`. */
async function runDesktop(desktop, env) {
  const { downloadAndUnzipVSCode, runTests } = await import("@vscode/test-electron");
  const vscodeExecutablePath =
    desktop.executable ?? (await downloadAndUnzipVSCode({ cachePath: join(cacheFolder(), "vscode-desktop") }));
  const crate = await copySampleCrate();
  try {
    const args = [
      crate.folder,
      "--disable-extensions",
      "--disable-workspace-trust",
      "--skip-welcome",
      ...["--user-data-dir", crate.data],
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ];
    const options = { extensionDevelopmentPath: root, extensionTestsPath: SUITE, extensionTestsEnv: env };
    const running = runTests({ ...options, vscodeExecutablePath, launchArgs: args });
    await within(SUITE_TIMEOUT, "The desktop VS Code did not end.", running);
    return undefined;
  } catch (error) {
    return error.message;
  } finally {
    await crate.remove();
  }
}

async function runEmbedded(env) {
  return await withWorkbench({ testDriver: true, env, logFile: LOG }, async ({ page, server, crate }) => {
    // The workbench calls these two by name: the extension host's console, and the end of the run. The console also
    // reaches the log as the page's own.
    await page.exposeFunction("codeAutomationLog", () => {});
    const ended = new Promise((resolve, reject) => {
      page.exposeFunction("codeAutomationExit", resolve).catch(reject);
    });
    const address = server.address(crate.folder, [
      ["extensionDevelopmentPath", server.remote(root)],
      ["extensionTestsPath", server.remote(SUITE)],
      ["skipWelcome", "true"],
    ]);
    try {
      await page.goto(address, { timeout: 60_000 });
      await within(SUITE_TIMEOUT, "The embedded VS Code did not report an end.", ended);
      return `Its log: ${LOG}`;
    } catch (error) {
      const screenshot = join(testOutput, "extension-suite.png");
      await page.screenshot({ path: screenshot }).catch(() => {});
      return `${error.message}\nIts log: ${LOG}\nWhat it showed: ${screenshot}`;
    }
  });
}

async function readReport() {
  try {
    return JSON.parse(await readFile(REPORT, "utf8"));
  } catch {
    return { finished: false, results: [] };
  }
}
