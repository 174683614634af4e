/** Time as the doors see it. What lies in it is the same in Node and in a web worker. */

export interface Clock {
  /** Milliseconds since some moment, never going back. */
  now(): number;
  /** Runs `task` once messages that already arrived have had their turn. Gives a function that calls it off. */
  soon(task: () => void): () => void;
  /** Runs `task` after some milliseconds. Gives a function that calls it off. */
  after(milliseconds: number, task: () => void): () => void;
}

/**
 * The clock of this process. `setImmediate` lets input in between two tasks without the waiting of a timer; browsers
 * have none, and there a message to oneself does the same.
 */
export const systemClock: Clock = {
  now: () => performance.now(),
  soon: typeof setImmediate === "function" ? soonByImmediate : soonByMessage,
  after: (milliseconds, task) => {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

function soonByImmediate(task: () => void): () => void {
  const immediate = setImmediate(task);
  return () => clearImmediate(immediate);
}

function soonByMessage(task: () => void): () => void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    task();
  };
  port2.postMessage(undefined);
  return () => port1.close();
}
