/** A server in a Node process. */
import type { MessageReader, MessageWriter } from "vscode-languageserver";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { systemClock } from "../host/clock.ts";
import { hostTriple } from "../host/machine.ts";
import { nodeFiles } from "../host/node-files.ts";
import { serve } from "./server.ts";

/** How messages come and go; without it the process's arguments say so (`--stdio`, `--node-ipc`, `--socket`, `--pipe`). */
export interface ConnectionOptions {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
}

/** Starts a server that lives until its client says `exit` or is gone. */
export function startServer(options?: ConnectionOptions): void {
  const connection =
    options === undefined
      ? createConnection(ProposedFeatures.all)
      : createConnection(ProposedFeatures.all, options.reader, options.writer);
  serve(connection, {
    files: nodeFiles,
    clock: systemClock,
    triple: hostTriple(process.platform, process.arch),
  });
}
