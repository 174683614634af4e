// Runs server/dev/generate.ts: bundles it in memory, since Node 20 runs no TypeScript.
import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const outfile = `node_modules/.cache/ferrule-generate-${process.pid}.mjs`;
await build({
  entryPoints: [process.env.FERRULE_GENERATE ?? "server/dev/generate.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  outfile,
  logLevel: "error",
});
try {
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(outfile, { force: true });
}
