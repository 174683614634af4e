/** `npm run package`: builds the minified extension into `ferrule-<version>.vsix`, prints its size and guards it. */
import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { installDependencies } from "./lib/install.mjs";
import { root } from "./lib/layout.mjs";
import { Failure, runMain, runNode } from "./lib/run.mjs";

/** The extension must download in a moment on a slow line. */
const SIZE_LIMIT = 2_500_000;

await runMain(async () => {
  await installDependencies();
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const file = `ferrule-${version}.vsix`;
  rmSync(join(root, file), { force: true });

  // vsce runs the script "vscode:prepublish", which makes the minified bundles.
  const code = await runNode(
    [
      join(root, "node_modules/@vscode/vsce/vsce"),
      "package",
      "--no-dependencies",
      "--no-rewrite-relative-links",
      "--allow-missing-repository",
      "--out",
      file,
    ],
    { cwd: root },
  );
  if (code !== 0) throw new Failure("vsce could not make the package.");

  const { size } = statSync(join(root, file));
  console.log(`${file}: ${(size / 1e6).toFixed(2)} MB (limit ${(SIZE_LIMIT / 1e6).toFixed(2)} MB)`);
  if (size >= SIZE_LIMIT) throw new Failure("The package is too large.");
  return 0;
});
