/** The arguments of the command line, read into plain records. A wrong one throws `InvalidArgumentError`. */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { LevelFlag } from "../analysis/environment.ts";
import type { Edition } from "../facts/edition.ts";
import { parseCfgOptions } from "../model/cfg-options.ts";
import { parseFeatureNames } from "../model/features.ts";
import { targetByTriple } from "../target/targets.ts";
import type { CheckOptions, Format } from "./check.ts";

/** What each command does; it gives the exit code. */
export interface Commands {
  check(options: CheckOptions): Promise<number>;
  explain(rule: string): Promise<number>;
  rules(format: "text" | "json"): Promise<number>;
  lsp(): Promise<number>;
}

/** What a usage error writes to, and the program's own description. */
export interface ProgramOptions {
  readonly version: string;
  readonly colors: boolean;
  out(text: string): void;
  error(text: string): void;
}

/** Runs the command that `argv` names and gives the exit code: 2 for arguments that make no sense. */
export async function runArguments(
  argv: readonly string[],
  commands: Commands,
  options: ProgramOptions,
): Promise<number> {
  let code = 0;
  const program = new Command("ferrule")
    .description(
      "Checks Rust FFI: ABI strings, extern blocks, variadics, exports. Needs no Rust toolchain and no build.",
    )
    .version(`ferrule ${options.version}`, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ writeOut: options.out, writeErr: options.error })
    .exitOverride()
    .addHelpText("after", EXIT_CODES);
  addCheck(program, async (checkOptions) => {
    code = await commands.check(checkOptions);
  });
  program
    .command("explain")
    .description("print what a rule is about, why it matters, and how to repair what it finds")
    .argument("<rule>", "name of a rule, or the compiler's error code or lint")
    .action(async (rule: string) => {
      code = await commands.explain(rule);
    });
  program
    .command("rules")
    .description("list all rules")
    .addOption(new Option("--format <format>", "how to print them").choices(["text", "json"]).default("text"))
    .action(async ({ format }: { format: "text" | "json" }) => {
      code = await commands.rules(format);
    });
  program
    .command("lsp")
    .description("run the language server, for any editor that speaks the Language Server Protocol")
    .option("--stdio", "talk over standard input and output (the default)")
    .addOption(new Option("--node-ipc").hideHelp())
    .addOption(new Option("--socket <port>").hideHelp())
    .addOption(new Option("--pipe <name>").hideHelp())
    .addOption(new Option("--clientProcessId <id>").hideHelp())
    .action(async () => {
      code = await commands.lsp();
    });
  try {
    await program.parseAsync(argv as string[], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return code;
}

const EXIT_CODES = `
Exit codes:
  0  no errors (warnings are allowed)
  1  errors, or warnings under \`-D warnings\`
  2  wrong arguments, or a file that could not be read or written`;

const CHECK_HELP = `
Levels are taken in the order given, as rustc does; a later one overrides. NAME is a rule of Ferrule (\`unknown-abi\`), a
lint of rustc (\`missing_unsafe_on_extern\`) or \`warnings\`. Lints that Ferrule does not know are left to rustc.

Editions, features, lint levels and targets come from Cargo.toml and .cargo/config.toml, as for a plain \`cargo check\`,
unless given. Code behind a feature that is off is judged for its form only. A folder is searched for *.rs files that
.gitignore does not exclude; hidden folders and build output are skipped.

Lines and columns count from 1, columns in Unicode characters, as rustc does; ends are exclusive. \`offset\` in the JSON
format counts bytes of the file from 0, as rustc does.

Examples:
  ferrule check                          check the crate in this folder
  ferrule check -D warnings src          fail on warnings too
  ferrule check --fix                    repair what can be repaired safely
  ferrule check --format sarif > f.sarif for code scanning
  cat f.rs | ferrule check --stdin-filename src/f.rs --format json`;

interface CheckFlags {
  readonly format: Format;
  readonly edition?: Edition;
  readonly target?: string;
  readonly features?: readonly string[];
  readonly allFeatures?: boolean;
  readonly defaultFeatures: boolean;
  readonly crateType?: "lib" | "bin";
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly explainUnknown?: boolean;
  readonly stdinFilename?: string;
  readonly threads?: number;
}

function addCheck(program: Command, run: (options: CheckOptions) => Promise<void>): void {
  // All four level options write into one list, because their order among each other counts.
  const flags: LevelFlag[] = [];
  const cfg: string[] = [];
  const level = (letter: string, name: LevelFlag["level"], does: string) =>
    new Option(`-${letter}, --${name} <name>`, does).argParser((value) => {
      flags.push({ level: name, name: parseLint(value) });
    });
  program
    .command("check")
    .description("check files and folders")
    .argument("[path...]", "files and folders (default: this folder)")
    .addOption(
      new Option("--format <format>", "how to report").choices(["text", "json", "sarif", "github"]).default("text"),
    )
    .addOption(new Option("--edition <edition>", "2015, 2018, 2021 or 2024").argParser(parseEdition))
    .addOption(new Option("--target <triple>", "target the code is for").argParser(parseTarget))
    .addOption(new Option("--crate-type <type>", "lib or bin").argParser(parseCrateType))
    .addOption(
      new Option("--cfg <spec>", 'a configuration option that is set: `unix`, `feature="std"`').argParser((spec) => {
        if (parseCfgOptions([spec]).problems.length > 0) {
          throw new InvalidArgumentError('It must be `name` or `name="value"`.');
        }
        cfg.push(spec);
      }),
    )
    .addOption(
      new Option("--features <names>", "features that are on, separated by commas").argParser(
        (names, before: readonly string[] | undefined) => [...(before ?? []), names],
      ),
    )
    .option("--all-features", "all features of all packages are on")
    .option("--no-default-features", "features that are on by default are off")
    .addOption(level("A", "allow", "do not report this"))
    .addOption(level("W", "warn", "report this as a warning"))
    .addOption(level("D", "deny", "report this as an error"))
    .addOption(level("F", "forbid", "report this as an error that attributes cannot allow"))
    .option("--fix", "make the safe repairs")
    .option("--unsafe-fixes", "with --fix: also make repairs that may change what the code does")
    .option("--explain-unknown", "also tell what could not be judged, and why")
    .option(
      "--stdin-filename <file>",
      "check standard input as the content of this file; with --fix, print the repaired text",
    )
    .addOption(
      new Option("--threads <n>", "how many threads check (default: as many as there are cores, at most 8)").argParser(
        parseThreads,
      ),
    )
    .addHelpText("after", CHECK_HELP)
    .action(async (paths: string[], given: CheckFlags, command: Command) => {
      if (given.unsafeFixes === true && given.fix !== true) command.error("error: --unsafe-fixes needs --fix");
      if (given.stdinFilename !== undefined && paths.length > 0) {
        command.error("error: --stdin-filename takes no paths besides it");
      }
      await run({
        paths: paths.length === 0 ? ["."] : paths,
        format: given.format,
        environment: {
          edition: given.edition,
          target: given.target === undefined ? undefined : targetByTriple(given.target),
          crateType: given.crateType,
          cfg: parseCfgOptions(cfg).value,
          features: {
            names: parseFeatureNames(given.features ?? []),
            all: given.allFeatures === true,
            noDefault: !given.defaultFeatures,
          },
          flags,
          settings: {},
        },
        fix: given.fix === true,
        unsafeFixes: given.unsafeFixes === true,
        explainUnknown: given.explainUnknown === true,
        stdinFilename: given.stdinFilename,
        threads: given.threads,
      });
    });
}

function parseEdition(value: string): Edition {
  const edition = ([2015, 2018, 2021, 2024] as const).find((year) => String(year) === value);
  if (edition === undefined) throw new InvalidArgumentError("Editions are 2015, 2018, 2021 and 2024.");
  return edition;
}

function parseTarget(value: string): string {
  if (targetByTriple(value) === undefined) {
    throw new InvalidArgumentError("It is not a target triple such as x86_64-unknown-linux-gnu.");
  }
  return value;
}

function parseThreads(value: string): number {
  const threads = Number(value);
  if (!/^\d+$/.test(value) || threads < 1 || threads > 64) {
    throw new InvalidArgumentError("It must be a number from 1 to 64.");
  }
  return threads;
}

/** Every kind of library is checked alike. */
function parseCrateType(value: string): "lib" | "bin" {
  if (value === "bin") return "bin";
  if (["lib", "rlib", "dylib", "cdylib", "staticlib", "proc-macro"].includes(value)) return "lib";
  throw new InvalidArgumentError("Crate types are lib and bin.");
}

/** Hyphens and underscores are the same in a lint's name, as for rustc. */
function parseLint(value: string): string {
  if (!/^[A-Za-z_][\w:-]*$/.test(value)) {
    throw new InvalidArgumentError("It is not the name of a rule or lint.");
  }
  return value.replaceAll("-", "_");
}
