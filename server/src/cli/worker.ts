/**
 * The part of `ferrule check` that every thread does: takes batches of files from the board, reads and checks each file.
 *
 * Enters: the job, as plain data that another thread can be handed. Leaves: one plain result for each file that was taken.
 */
import type { FoundFile } from "../host/rust-files.ts";
import { readSource, type SourceText } from "../host/source-file.ts";
import { type Checked, type CheckOptions, fileChecker, type Note } from "./check.ts";
import type { FileReport } from "./report/report.ts";

/** What a thread is told. Nothing in it has functions, so it can be copied to another thread. */
export interface Job {
  readonly options: CheckOptions;
  /** Whether the report shows what fixes change. */
  readonly edits: boolean;
  readonly cwd: string;
  readonly hostTriple: string;
  readonly files: readonly FoundFile[];
  readonly board: Board;
  /** The number of this thread; 0 is the one that started the others. */
  readonly thread: number;
}

/** A run of files that one thread checks: indexes, `to` exclusive. */
export interface Batch {
  readonly from: number;
  readonly to: number;
}

/** What all threads see: the batches, and in shared memory which is next and where each thread is. */
export interface Board {
  readonly batches: readonly Batch[];
  /** The number of the next batch, then for each thread the index of the file it is at, or -1. */
  readonly shared: Int32Array;
}

/** The result for one file as it is sent to another thread. */
export interface SentResult {
  readonly index: number;
  readonly notes: readonly Note[];
  /** `source` instead of the tables made from it; left empty where there is no finding to show in it. */
  readonly file: (Omit<FileReport, "lines"> & { readonly source: SourceText }) | undefined;
}

export function openBoard(batches: readonly Batch[], threads: number): Board {
  const shared = new Int32Array(new SharedArrayBuffer(4 * (1 + threads)));
  shared.fill(-1, 1);
  return { batches, shared };
}

/** The batch that the caller is to check now; undefined when all are taken. */
export function takeBatch({ batches, shared }: Board): Batch | undefined {
  return batches[Atomics.add(shared, 0, 1)];
}

/** The index of the file a thread is at, or was at when it crashed; -1 for none. */
export function fileAt({ shared }: Board, thread: number): number {
  return Atomics.load(shared, 1 + thread);
}

/** Gives the function that reads and checks the file of an index, and gathers what is said about it. */
export function indexChecker({
  options,
  edits,
  cwd,
  hostTriple,
  files,
  board,
  thread,
}: Job): (index: number) => Checked & { readonly notes: readonly Note[] } {
  let notes: Note[] = [];
  const threads = board.shared.length - 1;
  const checkFile = fileChecker(options, { cwd, hostTriple }, edits, (note) => notes.push(note), threads);
  return (index) => {
    Atomics.store(board.shared, 1 + thread, index);
    notes = [];
    const { path, problem } = files[index] as FoundFile;
    const reading = problem === undefined ? readSource(path) : { problem };
    if ("source" in reading) return { ...checkFile(path, reading.source), notes };
    notes.push({ kind: "error", path, message: reading.problem });
    return { source: NO_SOURCE, file: undefined, notes };
  };
}

const NO_SOURCE: SourceText = { text: "", bom: false };

/** Does its share of the job; `send` hears each result. */
export function work(job: Job, send: (result: SentResult) => void): void {
  const check = indexChecker(job);
  for (let batch = takeBatch(job.board); batch !== undefined; batch = takeBatch(job.board)) {
    for (let index = batch.from; index < batch.to; index++) {
      const { notes, file, source } = check(index);
      send({ index, notes, file: file && sendable(file, source) });
    }
  }
  Atomics.store(job.board.shared, 1 + job.thread, -1);
}

function sendable(
  { path, diagnostics, findings, others, unknown, fixed }: FileReport,
  source: SourceText,
): SentResult["file"] {
  return { path, diagnostics, findings, others, unknown, fixed, source: findings.length > 0 ? source : NO_SOURCE };
}
