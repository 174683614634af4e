/** The server as a web worker, `dist/server.browser.js`. It has no file system: manifests count only while they are open. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { systemClock } from "../host/clock.ts";
import { noFiles } from "../host/files.ts";
import { USUAL_TARGET } from "../host/machine.ts";
import { serve } from "./server.ts";

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(scope),
  new BrowserMessageWriter(scope),
);
serve(connection, { files: { ...noFiles, onlyOpen: true }, clock: systemClock, triple: USUAL_TARGET });
