/** `node scripts/dev.mjs NAME… [FLAG…]`: runs programs of the workshop, `server/dev/NAME.ts`, one after the other. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { installDependencies } from "./lib/install.mjs";
import { root } from "./lib/layout.mjs";
import { Failure, runMain, runNode } from "./lib/run.mjs";

await runMain(async () => {
  const given = process.argv.slice(2);
  const firstFlag = given.findIndex((argument) => argument.startsWith("-"));
  const names = firstFlag < 0 ? given : given.slice(0, firstFlag);
  const flags = given.slice(names.length);
  if (names.length === 0) throw new Failure("Name a program of server/dev.");

  await installDependencies();
  const { bundleProgram } = await import("./lib/bundle.mjs");
  for (const name of names) {
    const entry = `server/dev/${name}.ts`;
    if (!existsSync(join(root, entry))) throw new Failure(`There is no ${entry}.`);
    // Bundled only now: an earlier program may have written a source of this one.
    const bundle = `test/.output/dev/${name}.mjs`;
    await bundleProgram(entry, bundle, "esm");
    const code = await runNode(["--enable-source-maps", bundle, ...flags], { cwd: root });
    if (code !== 0) return code;
  }
  return 0;
});
