/** The server as a program, `dist/server.js`: for the VS Code client over Node's IPC, for any other editor over stdio. */
import { startServer } from "./start-server.ts";

export { startServer } from "./start-server.ts";

if (!process.argv.slice(2).some((argument) => /^--(?:stdio|node-ipc|socket|pipe)/.test(argument))) {
  process.argv.push("--stdio");
}
startServer();
