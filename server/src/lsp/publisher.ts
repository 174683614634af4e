/** Publishing diagnostics: at once where that is cheap, now and then where a file has so many that it is not. */
import type { Connection, Diagnostic } from "vscode-languageserver";
import type { Clock } from "../host/clock.ts";
import type { OpenDocument } from "./open-document.ts";

/** What took up to this many milliseconds to send is sent for every key. */
const CHEAP = 4;

/** How many times its own duration lies between two expensive publications: sending costs the client no less than us. */
const SHARE = 4;

interface Sent {
  at: number;
  cost: number;
  cancel: (() => void) | undefined;
}

/** A class because it remembers what was sent when. */
export class Publisher {
  readonly #connection: Connection;
  readonly #clock: Clock;
  readonly #toLsp: (document: OpenDocument) => Diagnostic[];
  readonly #isSettled: (document: OpenDocument) => boolean;
  readonly #sent = new Map<OpenDocument, Sent>();

  constructor(
    connection: Connection,
    clock: Clock,
    toLsp: (document: OpenDocument) => Diagnostic[],
    isSettled: (document: OpenDocument) => boolean,
  ) {
    this.#connection = connection;
    this.#clock = clock;
    this.#toLsp = toLsp;
    this.#isSettled = isSettled;
  }

  /** Publishes what is known about a document now, or soon what will be known then. */
  publish(document: OpenDocument): void {
    if (document.closed) return;
    const last: Sent = this.#sent.get(document) ?? { at: 0, cost: 0, cancel: undefined };
    this.#sent.set(document, last);
    last.cancel?.();
    last.cancel = undefined;
    const start = this.#clock.now();
    const due = last.cost <= CHEAP ? start : last.at + last.cost * SHARE;
    if (due > start) {
      last.cancel = this.#clock.after(due - start, () => {
        // Until the edited place is checked, the document is half old, half new; after that somebody publishes anyway.
        if (this.#isSettled(document)) this.publish(document);
      });
      return;
    }
    this.#send(document.uri, document.version, this.#toLsp(document));
    last.at = this.#clock.now();
    last.cost = last.at - start;
  }

  /** Takes back what was published about a document that is no longer open. */
  withdraw(document: OpenDocument): void {
    this.forget(document);
    this.#send(document.uri, undefined, []);
  }

  forget(document: OpenDocument): void {
    this.#sent.get(document)?.cancel?.();
    this.#sent.delete(document);
  }

  #send(uri: string, version: number | undefined, diagnostics: Diagnostic[]): void {
    const params = version === undefined ? { uri, diagnostics } : { uri, version, diagnostics };
    // It fails only when the client is gone, and then the process ends as well.
    void this.#connection.sendDiagnostics(params).catch(() => {});
  }
}
