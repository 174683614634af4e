// `npm run generate [-- --check]`: runs the programs of server/dev, bundled in memory because Node 20 runs no TypeScript.
// FERRULE_GENERATE names another program of that folder to run instead.
import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const programs = process.env.FERRULE_GENERATE
  ? [process.env.FERRULE_GENERATE]
  : // The second one reads what the first one writes.
    ["server/dev/generate-index.ts", "server/dev/generate.ts"];

for (const [number, program] of programs.entries()) {
  const outfile = `node_modules/.cache/ferrule-generate-${process.pid}-${number}.mjs`;
  try {
    await build({
      entryPoints: [program],
      bundle: true,
      platform: "node",
      format: "esm",
      outfile,
      logLevel: "error",
      // Packages are loaded from node_modules as they are.
      packages: "external",
    });
    await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(outfile, { force: true });
  }
}
