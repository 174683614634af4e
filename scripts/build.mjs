/** `npm run build [-- --minify] [-- --watch]`: bundles client, server and command line into `dist/`. */
import { parseArgs } from "node:util";
import { installDependencies } from "./lib/install.mjs";
import { runMain } from "./lib/run.mjs";

await runMain(async () => {
  const { values } = parseArgs({ options: { minify: { type: "boolean" }, watch: { type: "boolean" } } });
  await installDependencies();
  const { buildProduct, watchProduct } = await import("./lib/bundle.mjs");
  if (values.watch) await watchProduct(values);
  else await buildProduct(values);
  return 0;
});
