/** When diagnostics are sent: a publication that had to wait is made up for as soon as there is something true to say. */
import { expect, test } from "vitest";
import type { Connection } from "vscode-languageserver";
import type { Clock } from "../../server/src/host/clock.ts";
import { OpenDocument } from "../../server/src/lsp/open-document.ts";
import { Publisher } from "../../server/src/lsp/publisher.ts";
import { Document } from "../../server/src/text/document.ts";

/** A clock that stands still until it is told to go on. */
function stillClock(): { readonly clock: Clock; goOn(milliseconds: number): void } {
  let now = 0;
  let timers: { readonly at: number; readonly task: () => void }[] = [];
  const after = (milliseconds: number, task: () => void) => {
    const timer = { at: now + milliseconds, task };
    timers.push(timer);
    return () => {
      timers = timers.filter((one) => one !== timer);
    };
  };
  const goOn = (milliseconds: number) => {
    now += milliseconds;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { task } of due) task();
  };
  return { clock: { now: () => now, soon: (task) => after(0, task), after }, goOn };
}

function published(isSettled: () => boolean): { publish(): void; goOn(milliseconds: number): void; sent: number[] } {
  const sent: number[] = [];
  const { clock, goOn } = stillClock();
  const connection = {
    sendDiagnostics: async ({ version }: { version?: number }) => {
      sent.push(version ?? -1);
    },
  } as unknown as Connection;
  // Each publication takes ten milliseconds: an expensive one, so that the next has to wait.
  const slow = () => {
    goOn(10);
    return [];
  };
  const publisher = new Publisher(connection, clock, slow, isSettled);
  const document = new OpenDocument("file:///a.rs", "/a.rs", true, new Document(""), 0, 0);
  const publish = () => {
    document.version++;
    publisher.publish(document);
  };
  return { publish, goOn, sent };
}

test("after an expensive publication the next one waits, and comes while the rest of the file is still checked", () => {
  const { publish, goOn, sent } = published(() => true);
  publish();
  publish();
  expect(sent).toEqual([1]);
  goOn(40);
  expect(sent).toEqual([1, 2]);
});

test("what waited is not sent while the edited place is not checked: that check publishes itself", () => {
  let isSettled = false;
  const { publish, goOn, sent } = published(() => isSettled);
  publish();
  publish();
  goOn(40);
  expect(sent).toEqual([1]);
  isSettled = true;
  publish();
  expect(sent).toEqual([1, 3]);
});
