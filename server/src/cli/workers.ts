/**
 * `ferrule check` on several threads: who checks which files, and what they say in the order of the files.
 *
 * Enters: the files in order, with their sizes. Leaves: one result for each, in the same order, whoever made it. The files
 * are cut into batches of neighbours that keep a package together, since whoever checks one file of a crate reads what
 * the crate's other files declare. Each thread, this one among them, takes the next batch from a shared counter until
 * none is left; nobody waits for orders. A thread that crashes costs the file it was at, which is then an error; what it
 * left undone is done here.
 */
import type { Worker } from "node:worker_threads";
import { absolutePath, nodeFiles } from "../host/node-files.ts";
import { folderOf } from "../host/project.ts";
import type { FoundFile } from "../host/rust-files.ts";
import { BETWEEN_PAUSES, type Note, type Result, type Terminal } from "./check.ts";
import { SourceLines } from "./source-lines.ts";
import { type Batch, fileAt, indexChecker, type Job, openBoard, type SentResult, takeBatch } from "./worker.ts";

/** A file, with its size in bytes. */
export interface SizedFile extends FoundFile {
  readonly size: number;
}

/** Batches for each thread: enough of them let the threads end at about the same time. */
const BATCHES_EACH = 8;

/**
 * Checks `files` on up to `threads` threads, this one included. `give` hears the result of each in the order of `files`.
 * Gives false when it stopped because nobody reads any more.
 */
export async function checkOnThreads(
  files: readonly SizedFile[],
  threads: number,
  { options, edits }: Pick<Job, "options" | "edits">,
  terminal: Terminal,
  give: (result: Result) => void,
): Promise<boolean> {
  const batches = batchesOf(files, threads, terminal.cwd);
  const count = Math.max(1, Math.min(threads, batches.length));
  const board = openBoard(batches, count);
  const { cwd, hostTriple } = terminal;
  const job = { options, edits, cwd, hostTriple, files, board };
  const add = inOrder(give);
  let stopped = false;

  const late: Note[] = [];
  const crashed = (index: number, reason: unknown) => {
    const path = files[Math.max(0, index)]?.path ?? "";
    const message = `made a thread of the check crash, which is a mistake in Ferrule: ${reason}`;
    const note: Note = { kind: "error", path, message };
    // Between two files nothing is lost, and the run has failed all the same.
    if (index < 0 || add.has(index)) late.push(note);
    else add(index, { notes: [note], file: undefined });
  };
  const start = (thread: number) => {
    const worker = terminal.startWorker({ ...job, thread });
    worker.on("message", ({ index, notes, file }: SentResult) => {
      if (file === undefined) return add(index, { notes, file });
      const { source, ...rest } = file;
      add(index, { notes, file: { ...rest, lines: new SourceLines(source.text, source.bom) } });
    });
    let reason: unknown = "it ended before its work was done";
    worker.on("error", (error: unknown) => {
      reason = error instanceof Error ? (error.stack ?? error.message) : error;
    });
    // By then everything that the thread sent has arrived.
    const ended = new Promise<void>((resolve) => {
      worker.on("exit", (code) => {
        if (code !== 0 && !stopped) crashed(fileAt(board, thread), reason);
        resolve();
      });
    });
    return { worker, ended };
  };
  const workers: { readonly worker: Worker; readonly ended: Promise<void> }[] = [];
  for (let thread = 1; thread < count; thread++) workers.push(start(thread));

  const stop = () => {
    stopped = true;
    for (const { worker } of workers) void worker.terminate();
  };
  const check = indexChecker({ ...job, thread: 0 });
  let pause = terminal.now() + BETWEEN_PAUSES;
  const checkHere = async (index: number) => {
    add(index, check(index));
    if (terminal.now() < pause) return;
    await new Promise((resume) => setImmediate(resume));
    if (terminal.closed()) stop();
    pause = terminal.now() + BETWEEN_PAUSES;
  };
  for (let batch = takeBatch(board); batch !== undefined; batch = takeBatch(board)) {
    for (let index = batch.from; index < batch.to && !stopped; index++) await checkHere(index);
  }
  const watch = setInterval(() => {
    if (terminal.closed()) stop();
  }, BETWEEN_PAUSES);
  await Promise.all(workers.map(({ ended }) => ended));
  clearInterval(watch);
  // What crashed threads had taken and did not come to.
  for (let index = 0; index < files.length && !stopped; index++) if (!add.has(index)) await checkHere(index);
  give({ notes: late, file: undefined });
  return !stopped;
}

/**
 * Hands results on in the order of their files. A warning that is there already is left out: every thread warns of the
 * manifests it reads, and the first file for which one does is the one for which a single thread would, because each
 * takes its files in order.
 */
function inOrder(give: (result: Result) => void) {
  const waiting = new Map<number, Result>();
  const warned = new Set<string>();
  let next = 0;

  const isNews = ({ kind, path, message }: Note): boolean => {
    if (kind === "error") return true;
    const before = warned.size;
    return warned.add(`${path} ${message}`).size > before;
  };
  const has = (index: number) => index < next || waiting.has(index);
  /** The second result of a file is none: what was finished before a thread crashed stands. */
  const add = (index: number, result: Result): void => {
    if (has(index)) return;
    waiting.set(index, result);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next++);
      give({ notes: ready.notes.filter(isNews), file: ready.file });
    }
  };
  return Object.assign(add, { has });
}

/** Cuts the files into runs of about equal size; between packages where that is near. */
function batchesOf(files: readonly SizedFile[], threads: number, cwd: string): Batch[] {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const part = total / (threads * BATCHES_EACH);
  const packageOf = packageFinder();
  const batches: Batch[] = [];
  let from = 0;
  let bytes = 0;
  let before: string | undefined;
  files.forEach(({ path, size }, index) => {
    const pack = packageOf(folderOf(absolutePath(cwd, path)));
    if (bytes >= part || (pack !== before && bytes >= part / 2)) {
      batches.push({ from, to: index });
      from = index;
      bytes = 0;
    }
    before = pack;
    bytes += size;
  });
  if (from < files.length) batches.push({ from, to: files.length });
  return batches;
}

/** Gives the function that finds the nearest folder upwards with a manifest; undefined where there is none. */
function packageFinder(): (folder: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const find = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const above = folderOf(folder);
    const here = nodeFiles.isFile(`${folder}/Cargo.toml`);
    const found = here ? folder : above === folder ? undefined : find(above);
    known.set(folder, found);
    return found;
  };
  return find;
}
