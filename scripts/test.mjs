/**
 * `npm test`: everything, ending with one line `N passed, N failed, N skipped`.
 *
 *   npm test -- --only unit              some stages only: static, unit, extension, e2e (a list with commas)
 *   npm test -- --only unit test/lsp     file filters for the unit tests
 *   npm test -- --launcher embedded      where the extension suite runs: desktop or embedded
 */
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { installDependencies } from "./lib/install.mjs";
import { root, testOutput } from "./lib/layout.mjs";
import { Failure, runMain, runNode } from "./lib/run.mjs";

/** Each stage gives `{ passed, failed, skipped }` or throws, which counts as one failure. */
const STAGES = {
  static: { title: "Types and style", run: checkStatically },
  unit: { title: "Unit, server and command line tests", run: runUnitTests },
  extension: { title: "Extension suite in a VS Code extension host", run: runExtensionTests },
  e2e: { title: "End to end: a person at the workbench", run: runEndToEnd },
};

// Servers and browsers are ended when the process exits, which a plain signal would skip.
process.once("SIGINT", () => process.exit(130));
process.once("SIGTERM", () => process.exit(143));

await runMain(async () => {
  const options = readOptions();
  await installDependencies();
  await mkdir(testOutput, { recursive: true });

  const total = { passed: 0, failed: 0, skipped: 0 };
  const failedStages = [];
  heading("Build");
  const { buildProduct } = await import("./lib/bundle.mjs");
  await buildProduct();

  for (const name of options.stages) {
    const { title, run } = STAGES[name];
    heading(title);
    const counts = await run(options).catch((error) => {
      console.error(error instanceof Failure ? `error: ${error.message}` : error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    if (counts.failed > 0) failedStages.push(title);
    for (const key of Object.keys(total)) total[key] += counts[key];
  }

  heading("Summary");
  for (const title of failedStages) console.log(`Failed: ${title}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  return total.failed === 0 ? 0 : 1;
});

function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { only: { type: "string" }, launcher: { type: "string" } },
    });
    const stages = values.only?.split(",") ?? Object.keys(STAGES);
    const unknown = stages.find((name) => !Object.hasOwn(STAGES, name));
    if (unknown !== undefined) throw new Error(`--only ${unknown}: choose from ${Object.keys(STAGES).join(", ")}`);
    if (values.launcher !== undefined && !["desktop", "embedded"].includes(values.launcher)) {
      throw new Error(`--launcher ${values.launcher}: choose desktop or embedded`);
    }
    return { stages, launcher: values.launcher, filters: positionals };
  } catch (error) {
    throw new Failure(error.message);
  }
}

function heading(title) {
  console.log(`\n== ${title}`);
}

async function checkStatically() {
  const checks = [
    ["TypeScript", ["node_modules/typescript/bin/tsc", "--noEmit"]],
    ["Biome", ["node_modules/@biomejs/biome/bin/biome", "check"]],
  ];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const [name, args] of checks) {
    const passed = (await runNode(args, { cwd: root })) === 0;
    console.log(`${passed ? "ok" : "FAILED"}  ${name}`);
    counts[passed ? "passed" : "failed"]++;
  }
  return counts;
}

async function runUnitTests({ filters }) {
  const file = join(testOutput, "unit-report.json");
  await rm(file, { force: true });
  const args = ["node_modules/vitest/vitest.mjs", "run", "--reporter=default", "--reporter=json"];
  const code = await runNode([...args, `--outputFile.json=${file}`, ...filters], { cwd: root });
  const report = JSON.parse(await readFile(file, "utf8"));
  // A file that cannot even be loaded holds no test that could fail.
  const broken = report.testResults.filter((each) => each.status === "failed" && each.assertionResults.length === 0);
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

async function runExtensionTests({ launcher }) {
  const { bundleProgram } = await import("./lib/bundle.mjs");
  await bundleProgram("test/extension/index.ts", "test/.output/extension/index.js", "cjs");
  const { runExtensionSuite } = await import("./lib/extension-suite.mjs");
  const { launcher: used, results } = await runExtensionSuite(launcher);
  console.log(used === "desktop" ? "Ran in the desktop VS Code:" : "Ran in the embedded VS Code server:");
  return printResults(results);
}

async function runEndToEnd() {
  const { bundleProgram } = await import("./lib/bundle.mjs");
  const bundle = "test/.output/e2e/workbench.mjs";
  await bundleProgram("test/e2e/workbench.ts", bundle, "esm");
  const { playWorkbench } = await import(pathToFileURL(join(root, bundle)).href);
  const { withWorkbench } = await import("./lib/workbench.mjs");

  const screenshots = join(testOutput, "screenshots");
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots, { recursive: true });
  const play = async ({ webExtension }) => {
    const name = webExtension ? "browser" : "node";
    const logFile = join(testOutput, `workbench-${name}.log`);
    return await withWorkbench({ logFile, webExtension }, async ({ page, server, crate }) => {
      const where = webExtension ? [] : [["extensionDevelopmentPath", server.remote(root)]];
      const address = server.address(crate.folder, [...where, ["skipWelcome", "true"]]);
      return await playWorkbench({ page, address, folder: crate.folder, screenshots, host: name });
    });
  };
  const results = [...(await play({ webExtension: false })), ...(await play({ webExtension: true }))];
  console.log(`Screenshots: ${screenshots}`);
  return printResults(results);
}

function printResults(results) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { title, state, milliseconds, error } of results) {
    const mark = { passed: "ok", failed: "FAILED", skipped: "skipped" }[state];
    console.log(`${mark}  ${title} (${Math.round(milliseconds)} ms)`);
    if (error) console.log(error.replace(/^/gm, "    "));
    counts[state]++;
  }
  if (results.length === 0) throw new Failure("No test ran.");
  return counts;
}
