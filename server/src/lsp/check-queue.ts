/**
 * The order of work. Checks are driven in short turns, so that messages get in between; the document edited last goes
 * first, and in it the edited place, then what is on the screen, then the rest. Work for an older state is dropped.
 */
import type { Clock } from "../host/clock.ts";
import type { OpenDocument } from "./open-document.ts";

/** How long a turn may take, in milliseconds: half a frame. */
const TURN = 8;

/** How long the rest of a check waits after its near part, in milliseconds: about the time between two keys. */
const PAUSE = 80;

/** How many turns of the message loop a check waits, so that edits that already arrived are made first. */
const HEAD_START = 2;

export interface CheckEvents {
  /** The near part is checked and the rest takes longer than a step. */
  near(document: OpenDocument): void;
  /** Everything is checked. */
  done(document: OpenDocument): void;
  /** A check threw. Nothing else is said about that document's state. */
  failed(document: OpenDocument, error: unknown): void;
}

interface Check {
  readonly document: OpenDocument;
  readonly steps: Generator<"step" | "near", void, void>;
  isNear: boolean;
  /** The rest is more than one step. */
  isLong: boolean;
  toldNear: boolean;
}

/** A class because it holds the work that is under way. */
export class CheckQueue {
  readonly #clock: Clock;
  readonly #events: CheckEvents;
  /** The one to go on with comes last. */
  #checks: Check[] = [];
  #waiting: { readonly document: OpenDocument; readonly stage: "near" | "done"; readonly wake: () => void }[] = [];
  #cancelTurn: (() => void) | undefined;

  constructor(clock: Clock, events: CheckEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  /** Checks the document's present state, dropping a check of an earlier one. */
  schedule(document: OpenDocument): void {
    this.#checks = this.#checks.filter((check) => check.document !== document);
    this.#checks.push({ document, steps: stepsOf(document), isNear: false, isLong: false, toldNear: false });
    this.#wait(HEAD_START);
  }

  /** Drops the check of a document. Whoever waits for it goes on. */
  cancel(document: OpenDocument): void {
    this.#checks = this.#checks.filter((check) => check.document !== document);
    this.#wake(document, true);
  }

  /** Drops everything. */
  stop(): void {
    this.#cancelTurn?.();
    this.#cancelTurn = undefined;
    for (const { document } of [...this.#checks]) this.cancel(document);
  }

  isDone(document: OpenDocument): boolean {
    return !this.#checks.some((check) => check.document === document);
  }

  /** Whether the edited place is checked, and told where the rest takes longer. */
  isSettled(document: OpenDocument): boolean {
    return !this.#checks.some((check) => check.document === document && !check.toldNear);
  }

  /** Settles when the document's check, of whatever state it is in by then, has come to its near part or its end. */
  when(document: OpenDocument, stage: "near" | "done"): Promise<void> {
    const check = this.#checks.find((other) => other.document === document);
    if (check === undefined || (stage === "near" && check.isNear)) return Promise.resolve();
    return new Promise((wake) => {
      this.#waiting.push({ document, stage, wake });
    });
  }

  #wait(turns: number): void {
    this.#cancelTurn?.();
    this.#cancelTurn = this.#clock.soon(() => {
      this.#cancelTurn = undefined;
      if (turns > 1) this.#wait(turns - 1);
      else this.#turn();
    });
  }

  /** Leaves time for the next key, which turns would keep waiting. */
  #pause(): void {
    this.#cancelTurn?.();
    this.#cancelTurn = this.#clock.after(PAUSE, () => {
      this.#cancelTurn = undefined;
      this.#turn();
    });
  }

  #turn(): void {
    const end = this.#clock.now() + TURN;
    let check = this.#checks.at(-1);
    // At least one step, however late it is.
    do {
      if (check === undefined) return;
      this.#step(check);
      check = this.#checks.at(-1);
      // Whoever types does not wait for the rest.
    } while (this.#clock.now() < end && !(check?.isLong === true && !check.toldNear));
    if (check === undefined) return;
    if (check.isNear && !check.toldNear) {
      check.toldNear = true;
      this.#events.near(check.document);
      this.#wake(check.document, false);
      this.#pause();
    } else this.#wait(1);
  }

  #step(check: Check): void {
    const { document } = check;
    try {
      const { value, done } = check.steps.next();
      if (value === "near") {
        check.isNear = true;
        check.isLong = document.analysis?.hasBeenComplete === false;
      } else if (check.isNear) check.isLong = true;
      if (done !== true) return;
      this.#remove(check);
      this.#events.done(document);
    } catch (error) {
      this.#remove(check);
      this.#events.failed(document, error);
    }
    this.#wake(document, true);
  }

  #remove(check: Check): void {
    this.#checks = this.#checks.filter((other) => other !== check);
  }

  #wake(document: OpenDocument, done: boolean): void {
    const woken = this.#waiting.filter((w) => w.document === document && (done || w.stage === "near"));
    if (woken.length === 0) return;
    this.#waiting = this.#waiting.filter((w) => !woken.includes(w));
    for (const { wake } of woken) wake();
  }
}

/** How many chunks past an edit are near it. */
const NEAR_CHUNKS = 2;

function* stepsOf({ analysis, text, near, visible }: OpenDocument): Generator<"step" | "near", void, void> {
  if (analysis === undefined) return;
  const places = [{ start: near, chunks: NEAR_CHUNKS }];
  for (const { start, end } of visible) {
    places.push({ start, chunks: text.chunkAt(end) - text.chunkAt(start) + 1 });
  }
  for (const { start, chunks } of places) for (const _ of analysis.check(start, chunks)) yield "step";
  yield "near";
  for (const _ of analysis.check(near)) yield "step";
}
