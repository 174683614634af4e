/**
 * The findings that are shown: those the server gave, without what cargo or rust-analyzer reports at the same place.
 *
 * It stands where the language client would put its diagnostics, whether they were pushed or asked for, and keeps the
 * last ones of each file as long as the client does. When the other tools change their mind, what is shown follows.
 */
import { type Diagnostic, type DiagnosticCollection, type Disposable, languages, Uri, workspace } from "vscode";
import { without } from "./already-reported.ts";

/** The setting, without its section. */
const SETTING = "hideWhatCargoReports";

/** The collection that the language client writes to; what is in it is what the server gave. */
export class ShownDiagnostics implements DiagnosticCollection {
  readonly #section: string;
  readonly #shown: DiagnosticCollection;
  readonly #given = new Map<string, readonly Diagnostic[]>();
  readonly #listeners: readonly Disposable[];

  /** `section` is the name of the settings section; `name` that of the collection, which need not be unique. */
  constructor(section: string, name: string | undefined) {
    this.#section = section;
    this.#shown = languages.createDiagnosticCollection(name);
    this.#listeners = [
      // What is shown here changes too when it changes; looking at it once more then changes nothing.
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#show(uri);
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration(`${section}.${SETTING}`)) return;
        for (const uri of this.#given.keys()) this.#show(Uri.parse(uri, true));
      }),
    ];
  }

  get name(): string {
    return this.#shown.name;
  }

  set(uri: Uri, diagnostics: readonly Diagnostic[] | undefined): void;
  set(entries: readonly [Uri, readonly Diagnostic[] | undefined][]): void;
  set(at: Uri | readonly [Uri, readonly Diagnostic[] | undefined][], diagnostics?: readonly Diagnostic[]): void {
    if (at instanceof Uri) this.#give(at, diagnostics);
    else for (const [uri, each] of at) this.#give(uri, each);
  }

  delete(uri: Uri): void {
    this.#give(uri, undefined);
  }

  clear(): void {
    this.#given.clear();
    this.#shown.clear();
  }

  get(uri: Uri): readonly Diagnostic[] | undefined {
    return this.#given.get(uri.toString());
  }

  has(uri: Uri): boolean {
    return this.#given.has(uri.toString());
  }

  forEach(
    callback: (uri: Uri, diagnostics: readonly Diagnostic[], collection: DiagnosticCollection) => unknown,
    thisArg?: unknown,
  ): void {
    for (const [uri, diagnostics] of this) callback.call(thisArg, uri, diagnostics, this);
  }

  *[Symbol.iterator](): Iterator<[Uri, readonly Diagnostic[]]> {
    for (const [uri, diagnostics] of this.#given) yield [Uri.parse(uri, true), diagnostics];
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
    this.#given.clear();
    this.#shown.dispose();
  }

  #give(uri: Uri, diagnostics: readonly Diagnostic[] | undefined): void {
    if (diagnostics === undefined || diagnostics.length === 0) {
      this.#given.delete(uri.toString());
      this.#shown.delete(uri);
      return;
    }
    this.#given.set(uri.toString(), diagnostics);
    this.#shown.set(uri, this.#unreported(uri, diagnostics));
  }

  #show(uri: Uri): void {
    const given = this.#given.get(uri.toString());
    if (given === undefined) return;
    const next = this.#unreported(uri, given);
    const now = this.#shown.get(uri) ?? [];
    // Both are parts of what was given, in its order. Setting the same again would be a change that is heard of here.
    if (next.length === now.length && next.every((diagnostic, i) => diagnostic === now[i])) return;
    this.#shown.set(uri, next);
  }

  #unreported(uri: Uri, given: readonly Diagnostic[]): readonly Diagnostic[] {
    const hides = workspace.getConfiguration(this.#section, uri).get<boolean>(SETTING, true);
    return hides ? without(given, languages.getDiagnostics(uri)) : given;
  }
}
