// `npm run bench`: builds what is measured, then runs server/dev/bench.ts with a collectable heap.
import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { build } from "esbuild";

const run = (args) => spawnSync(process.execPath, args, { stdio: "inherit" }).status ?? 1;

if (run(["scripts/build.mjs", "--minify"]) !== 0) process.exit(1);
const outfile = `node_modules/.cache/ferrule-bench-${process.pid}.mjs`;
await build({
  entryPoints: ["server/dev/bench.ts"],
  bundle: true,
  platform: "node",
  format: "esm",
  outfile,
  logLevel: "error",
});
try {
  process.exitCode = run(["--expose-gc", outfile]);
} finally {
  rmSync(outfile, { force: true });
}
