/**
 * What answers rest on, and who has to think again after an edit.
 *
 * Enters: reads (names, symbols, words, kept answers) that moved. Leaves: for whoever remembers what an answer was read
 * from, whether that is as it was. What moved is written down in a list, so that asking costs what moved and not what was
 * read; kept answers are told, as they are reads themselves.
 */

/** Something that an answer rests on. */
export interface Read {
  /** The clock's time when it moved last. */
  readonly version: number;
  /** The kept answers that rest on it. Nobody else's business. */
  resting: Resting[] | undefined;
}

/** A read that is not an answer: whoever holds it says when it moves. */
export interface OpenRead extends Read {
  version: number;
}

/** Somebody who wants to hear when what he rests on moves. */
export interface Resting {
  /** Something moved. He is not told again before he rests on it anew. */
  shaken(): void;
  /** Whether he still wants to hear. */
  readonly alive: boolean;
}

function movedSince(reads: Iterable<Read>, time: number): boolean {
  for (const read of reads) if (read.version > time) return true;
  return false;
}

/** What may be another one now. */
interface Suspect {
  settle(): void;
}

/** A read that has not moved yet. */
export function newRead(): OpenRead {
  return { version: 0, resting: undefined };
}

/** So many of the latest moves are remembered. */
const MOST_MOVES = 4_096;

/** Lists of those who rest on a read are rid of the dead when they have grown to this, and each time they have doubled. */
const FEW = 16;

/** Counts and tells the changes that readers of names could notice. Shared by all files of a world. */
export class NameClock {
  /** How much has moved so far. */
  time = 0;
  /** The number of the next module. */
  modules = 1;
  /** Grows whenever a file that was read gets other linked items or modules. */
  linked = 1;
  /** What moved last, the move at time `#forgotten + 1` first. */
  #moves: Read[] = [];
  #forgotten = 0;
  #telling: Read[] = [];
  #suspects: Suspect[] = [];
  #isSettling = false;

  /** A read is another one now. */
  move(read: OpenRead): void {
    read.version = this.#note(read);
    this.#tell(read);
  }

  /** Writes down that a read moved, and gives the time. */
  #note(read: Read): number {
    if (this.#moves.length >= 2 * MOST_MOVES) {
      this.#moves = this.#moves.slice(MOST_MOVES);
      this.#forgotten += MOST_MOVES;
    }
    this.#moves.push(read);
    this.time++;
    return this.time;
  }

  #tell(read: Read): void {
    if (read.resting === undefined) return;
    this.#telling.push(read);
    // Whoever is told may fall, which others are told in turn: the outermost call sees to them all.
    if (this.#telling.length > 1) return;
    for (let i = 0; i < this.#telling.length; i++) {
      const next = this.#telling[i] as Read;
      const { resting } = next;
      next.resting = undefined;
      for (const one of resting ?? []) one.shaken();
    }
    this.#telling = [];
  }

  /** An answer does not hold any more. Gives the time. */
  fall(answer: Read): number {
    const time = this.#note(answer);
    this.#tell(answer);
    return time;
  }

  /** Something is to be looked at again before anybody is told that nothing moved. */
  suspect(one: Suspect): void {
    this.#suspects.push(one);
  }

  /** Asks again what is in doubt. Questions asked on the way do not start it anew: who heard too little is shaken, and asks again. */
  settle(): void {
    if (this.#isSettling || this.#suspects.length === 0) return;
    this.#isSettling = true;
    try {
      for (let next = this.#suspects.pop(); next !== undefined; next = this.#suspects.pop()) next.settle();
    } finally {
      this.#isSettling = false;
    }
  }

  /** Whether nothing of `reads` has moved after `time`. */
  held(reads: ReadonlySet<Read>, time: number): boolean {
    this.settle();
    if (this.time === time) return true;
    const from = time - this.#forgotten;
    if (from < 0 || this.time - time > reads.size) {
      return !movedSince(reads, time);
    }
    for (let i = from; i < this.#moves.length; i++) {
      const moved = this.#moves[i] as Read;
      if (reads.has(moved) && moved.version > time) return false;
    }
    return true;
  }

  /** `who` hears when one of `reads` moves, or has moved since `time`, when it was looked at. */
  rest(who: Resting, reads: Iterable<Read>, time: number): void {
    if (this.time !== time && movedSince(reads, time)) {
      who.shaken();
      return;
    }
    for (const read of reads) {
      const { resting } = read;
      if (resting === undefined) read.resting = [who];
      else {
        if (resting.length >= FEW && (resting.length & (resting.length - 1)) === 0) {
          const alive = resting.filter((one) => one.alive);
          if (alive.length <= resting.length / 2) read.resting = alive;
        }
        (read.resting ?? resting).push(who);
      }
    }
  }
}

/** Answers by topic and name. */
export type Answers = Map<string, Map<string, Answer>>;

/**
 * A kept answer. To whoever rests on it, it is one read: once something under it has moved it is no answer any more, so
 * that what a long way of names was read from is not copied along that way.
 */
export class Answer implements Read, Resting {
  readonly value: unknown;
  readonly #clock: NameClock;
  version: number;
  resting: Resting[] | undefined;
  /** Whether it still is one. */
  holds = true;

  /** `made` is the clock's time before the question was asked. */
  constructor(value: unknown, reads: ReadonlySet<Read>, made: number, clock: NameClock) {
    this.value = value;
    this.#clock = clock;
    this.version = made;
    clock.rest(this, reads, made);
  }

  get alive(): boolean {
    return this.holds;
  }

  shaken(): void {
    if (!this.holds) return;
    this.holds = false;
    this.version = this.#clock.fall(this);
  }
}
