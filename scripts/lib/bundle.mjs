/** What esbuild makes of the sources. Import this file only once dependencies are installed. */
import * as esbuild from "esbuild";
import { root } from "./layout.mjs";
import { Failure } from "./run.mjs";

const NODE_ENTRIES = {
  client: "client/src/node.ts",
  server: "server/src/lsp/main-node.ts",
  cli: "server/src/cli/main.ts",
};

const BROWSER_ENTRIES = {
  "client.browser": "client/src/browser.ts",
  "server.browser": "server/src/lsp/main-browser.ts",
};

/** Options for all bundles of `dist/`, as two builds: for Node and for the browser. */
function productBuilds({ minify }) {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    outdir: "dist",
    minify,
    sourcemap: minify ? false : "linked",
    legalComments: "none",
    logLevel: "warning",
  };
  // VS Code 1.91 runs extensions on Node 20.11 and in browsers of mid 2024.
  const forNode = { ...shared, platform: "node", format: "cjs", target: "node20.9", external: ["vscode"] };
  const forBrowser = {
    ...shared,
    platform: "browser",
    target: "es2022",
    external: ["vscode"],
    define: { "process.env.NODE_ENV": '"production"' },
  };
  return [
    { ...forNode, entryPoints: NODE_ENTRIES },
    // A web worker is a plain script; the web extension host loads the client as CommonJS.
    { ...forBrowser, format: "cjs", entryPoints: only(BROWSER_ENTRIES, "client.browser") },
    { ...forBrowser, format: "iife", entryPoints: only(BROWSER_ENTRIES, "server.browser") },
  ];
}

/** Builds everything into `dist/` once. Throws `Failure` when a source does not build; esbuild has said why. */
export async function buildProduct({ minify = false } = {}) {
  await buildAll(productBuilds({ minify }));
}

/** Builds, then again after each change of a source, until the process ends. */
export async function watchProduct({ minify = false } = {}) {
  for (const options of productBuilds({ minify })) {
    const context = await esbuild.context({ ...options, logLevel: "info" });
    await context.watch();
  }
}

/**
 * Bundles one program of this repository that does not ship, for Node: `entry` and `outfile` are relative to the root. What it imports
 * from `node_modules` stays outside, because some libraries load parts of themselves by path.
 */
export async function bundleProgram(entry, outfile, format) {
  await buildAll([
    {
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      format,
      bundle: true,
      platform: "node",
      target: "node20.9",
      packages: "external",
      sourcemap: "inline",
      logLevel: "warning",
    },
  ]);
}

async function buildAll(builds) {
  const results = await Promise.allSettled(builds.map((options) => esbuild.build(options)));
  if (results.some((result) => result.status === "rejected")) throw new Failure("The build failed.");
}

function only(entries, name) {
  return { [name]: entries[name] };
}
