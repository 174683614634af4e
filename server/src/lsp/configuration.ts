/** The settings in force, asked from the client per workspace folder, or told by it. */
import type { Connection } from "vscode-languageserver";
import type { Clock } from "../host/clock.ts";
import type { Client } from "./client.ts";
import { parseSettings, SECTION, type Settings, sectionOf } from "./settings.ts";

/** How long a client may take to answer with its settings before what it told at the start is used, in milliseconds. */
const PATIENCE = 3_000;

/** The key of the settings for documents outside all workspace folders. */
const NO_FOLDER = "";

/** A class because settings live and change with the conversation. */
export class Configuration {
  /** URIs of the workspace folders, without a slash at the end. */
  folders: readonly string[];
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #onProblem: (problem: string) => void;
  readonly #known = new Map<string, Promise<Settings>>();
  #told: Settings;

  /** `initial` is what the client sent with `initialize`. `onProblem` hears of settings that mean nothing. */
  constructor(
    connection: Connection,
    client: Client,
    clock: Clock,
    folders: readonly string[],
    initial: unknown,
    onProblem: (problem: string) => void,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#clock = clock;
    this.folders = folders;
    this.#onProblem = onProblem;
    this.#told = this.#parse(initial);
  }

  /** The settings for a document or file: the same promise until they change. It is never rejected. */
  of(uri: string): Promise<Settings> {
    const folder = this.#folderOf(uri) ?? NO_FOLDER;
    let settings = this.#known.get(folder);
    if (settings === undefined) {
      settings = this.#client.configuration ? this.#ask(folder) : Promise.resolve(this.#told);
      this.#known.set(folder, settings);
    }
    return settings;
  }

  /** Something changed: `pushed` is what the client sent along, which clients that can be asked leave empty. */
  changed(pushed: unknown): void {
    this.#known.clear();
    if (pushed !== undefined && pushed !== null) this.#told = this.#parse(pushed);
  }

  async #ask(folder: string): Promise<Settings> {
    const item = folder === NO_FOLDER ? { section: SECTION } : { section: SECTION, scopeUri: folder };
    let stopWaiting: (() => void) | undefined;
    const patience = new Promise<undefined>((resolve) => {
      stopWaiting = this.#clock.after(PATIENCE, () => resolve(undefined));
    });
    try {
      const answer: unknown = await Promise.race([this.#connection.workspace.getConfiguration(item), patience]);
      return answer === undefined || answer === null ? this.#told : this.#parse(answer);
    } catch {
      return this.#told;
    } finally {
      stopWaiting?.();
    }
  }

  #parse(json: unknown): Settings {
    const { value, problems } = parseSettings(sectionOf(json));
    for (const problem of problems) this.#onProblem(problem);
    return value;
  }

  #folderOf(uri: string): string | undefined {
    return this.folders
      .filter((folder) => uri === folder || uri.startsWith(`${folder}/`))
      .sort((a, b) => b.length - a.length)[0];
  }
}
