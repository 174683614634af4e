/**
 * Test pages about Cargo.toml: as those of Rust text (`pages.ts`), with `#` in place of `//`.
 *
 *     ## title               opens a case: the text of `Cargo.toml`
 *     #? flags: -W rule      sets an option of the case
 *     [package]
 *     #~ 1-10 warning rule: text    a finding on the line above; or under it `#^^^`, as on other pages
 *     #- src/lib.rs          the text of another file; `#- core/Cargo.toml` makes another package
 *     #> title of a fix      the text of `Cargo.toml` after that fix
 */
import { applyEdits } from "../../server/src/analysis/actions.ts";
import type { Diagnostic } from "../../server/src/analysis/diagnostic.ts";
import { checkManifest, fixManifest, type ManifestCheck } from "../../server/src/analysis/manifest.ts";
import { filesOf } from "../../server/src/analysis/manifest-example.ts";
import { type Files, noFiles } from "../../server/src/host/files.ts";
import { Projects } from "../../server/src/host/project.ts";
import { DEFAULT_FEATURES } from "../../server/src/model/features.ts";
import { World } from "../../server/src/model/world.ts";
import { Document } from "../../server/src/text/document.ts";
import { environmentOf, type PageOptions } from "./environment.ts";

export interface ManifestCase {
  readonly title: string;
  readonly options: PageOptions;
  /** The text of `Cargo.toml` and of the other files, without marks; as examples of rules have it. */
  readonly text: string;
  readonly written: string;
  readonly fixes: readonly { readonly title: string; readonly text: string }[];
}

const MARK = /^\s*#(?:\^+|\||~ \S+) /;

export function parseManifestPage(page: string): ManifestCase[] {
  return page
    .split(/^(?=## )/m)
    .filter((part) => part.startsWith("## "))
    .map((part) => {
      const written = `${part.trimEnd()}\n`;
      const [main = "", ...fixed] = written.split(/^#> /m);
      const lines = main.trimEnd().split("\n");
      const options: Record<string, string> = {};
      for (const line of lines) {
        const option = /^#\? ([\w-]+): (.*)$/.exec(line);
        if (option !== null) options[option[1] as string] = option[2] as string;
      }
      const text = lines.slice(1).filter((line) => !MARK.test(line) && !line.startsWith("#? "));
      return {
        title: (lines[0] as string).slice(3),
        options,
        text: `${text.join("\n")}\n`,
        written,
        fixes: fixed.map((f) => {
          const end = f.indexOf("\n");
          return { title: f.slice(0, end), text: `${f.slice(end + 1).trimEnd()}\n` };
        }),
      };
    });
}

/** What Ferrule says about the `Cargo.toml` at the top of a case. A rule that throws fails the test. */
export function analysePackage({ text, options }: Pick<ManifestCase, "text" | "options">): ManifestCheck {
  const disk = new Map(filesOf(text).map((file) => [`/ws/${file.path}`, file.text]));
  const projects = new Projects(filesIn(disk), options.target ?? "x86_64-unknown-linux-gnu", (path, problem) => {
    throw new Error(`${path} ${problem}`);
  });
  const { flags } = environmentOf(options);
  const given = { edition: undefined, target: undefined, crateType: undefined, cfg: new Map() };
  const settings = { ...given, features: DEFAULT_FEATURES, flags, settings: {} };
  const pack = projects.packageAt("/ws/Cargo.toml", settings);
  if (pack === undefined) throw new Error("the case has no package");
  const document = (path: string) => {
    const content = disk.get(path);
    return content === undefined ? undefined : new Document(content);
  };
  return checkManifest(pack, {
    env: projects.manifestEnvironment(pack, settings),
    world: new World({ document }, false),
    reads: true,
    failed: (error) => {
      throw error;
    },
  });
}

/** The case as it should be written. */
export function drawManifestCase(one: ManifestCase, rule: string): string {
  const check = analysePackage(one);
  const { document } = check;
  const out = [`## ${one.title}`];
  for (const [name, value] of Object.entries(one.options)) out.push(`#? ${name}: ${value}`);
  const count = document.text().split("\n").length - 1;
  one.text
    .trimEnd()
    .split("\n")
    .forEach((line, n) => {
      out.push(line);
      if (n >= count) return;
      for (const d of check.diagnostics) {
        if (document.lineAt(d.start) === n && (d.rule === rule || d.rule === "unused-suppression"))
          out.push(mark(d, document));
      }
    });
  let drawn = `${out.join("\n")}\n`;
  for (const { title } of one.fixes) drawn += `#> ${title}\n${applyFix(check, title).trimEnd()}\n`;
  return drawn;
}

function applyFix(check: ManifestCheck, title: string): string {
  const { text } = check.package;
  if (title === "all") return applyEdits(text, fixManifest(check));
  const actions = check.actionsAt(0, text.length);
  const action = actions.find((one) => one.title === title);
  if (action === undefined) return `no such fix; there are: ${actions.map((one) => one.title).join(" | ")}`;
  return applyEdits(text, action.edits);
}

function mark(d: Diagnostic, document: Document): string {
  const line = document.lineAt(d.start);
  const from = d.start - document.lineStart(line);
  const to = d.end - document.lineStart(document.lineAt(d.end));
  const says = `${d.severity} ${d.rule}: ${d.message}`;
  const more = document.lineAt(d.end) - line;
  if (more > 0) return `#~ ${from + 1}..+${more}:${to + 1} ${says}`;
  return from < 1 ? `#~ ${from + 1}-${to + 1} ${says}` : `${" ".repeat(from - 1)}#${"^".repeat(to - from)} ${says}`;
}

/** Files that are in memory only. */
function filesIn(disk: ReadonlyMap<string, string>): Files {
  return {
    ...noFiles,
    readText: (path) => disk.get(path),
    isFile: (path) => disk.has(path),
    entries: (folder) => {
      const names = new Map<string, boolean>();
      for (const path of disk.keys()) {
        if (!path.startsWith(`${folder}/`)) continue;
        const [name = "", ...more] = path.slice(folder.length + 1).split("/");
        names.set(name, more.length > 0);
      }
      return [...names].sort().map(([name, isFolder]) => ({ name, isFolder, isLink: false }));
    },
  };
}
