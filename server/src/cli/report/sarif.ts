/**
 * `--format sarif`: SARIF 2.1.0, for code scanning and for editors that read it.
 *
 * Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", section 3.
 */
import type { ArtifactLocation, Fix, Log, Region, ReportingDescriptor, Result } from "sarif";
import { version } from "../../../../package.json";
import { rulePage, ruleUrl, toMarkdown } from "../../analysis/rule-page.ts";
import { fileUrl, pathFrom } from "../../host/rust-files.ts";
import { rules } from "../../rules/index.generated.ts";
import type { Level, Rule } from "../../rules/rule.ts";
import type { Position, SourceLines } from "../source-lines.ts";
import type { Outcome, Report, ReportedFix, ReportedSeverity } from "./report.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/** The name that paths are relative to: the folder the command ran in. */
const ROOT = "%SRCROOT%";

const RESULT_LEVELS: Readonly<Record<ReportedSeverity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  info: "note",
};
const RULE_LEVELS: Readonly<Record<Level, "error" | "warning" | "note">> = {
  error: "error",
  deny: "error",
  warn: "warning",
  info: "note",
  hint: "note",
  allow: "warning",
};

export function sarifReport(cwd: string): Report {
  const results: Result[] = [];
  const indexes = new Map(rules.map((rule, index) => [rule.name, index]));
  return {
    edits: true,
    file(report) {
      const seen = new Map<string, number>();
      const location = artifact(cwd, report.path);
      report.findings.forEach((finding, i) => {
        const diagnostic = report.diagnostics[i];
        if (diagnostic === undefined) return;
        const ruleIndex = indexes.get(finding.rule);
        const result: Result = {
          ruleId: finding.rule,
          ...(ruleIndex === undefined ? {} : { ruleIndex }),
          level: RESULT_LEVELS[finding.severity],
          message: { text: finding.message },
          locations: [{ physicalLocation: { artifactLocation: location, region: region(finding.start, finding.end) } }],
          partialFingerprints: {
            "ferruleLine/v1": fingerprint(finding.rule, lineText(report.lines, diagnostic.start), seen),
          },
        };
        if (finding.related.length > 0) {
          result.relatedLocations = finding.related.map(({ path, start, end, message }, id) => ({
            id,
            physicalLocation: {
              artifactLocation: path === finding.path ? location : artifact(cwd, path),
              region: region(start, end),
            },
            message: { text: message },
          }));
        }
        if (finding.fixes.length > 0) result.fixes = finding.fixes.map((fix) => describeFix(fix, location));
        if (finding.rustc !== null) result.properties = { rustc: finding.rustc };
        results.push(result);
      });
      return "";
    },
    end: (outcome) => `${JSON.stringify(log(cwd, results, outcome), undefined, 2)}\n`,
  };
}

function log(cwd: string, results: Result[], { problems, errors }: Outcome): Log {
  const root = fileUrl(cwd);
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Ferrule", semanticVersion: version, version, rules: rules.map(describeRule) } },
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            exitCode: problems.length > 0 ? 2 : errors > 0 ? 1 : 0,
            ...(problems.length === 0
              ? {}
              : {
                  toolExecutionNotifications: problems.map(({ path, message }) => ({
                    level: "error" as const,
                    message: { text: `${path} ${message}` },
                    locations: [{ physicalLocation: { artifactLocation: artifact(cwd, path) } }],
                  })),
                }),
          },
        ],
        originalUriBaseIds: { [ROOT]: { uri: root.endsWith("/") ? root : `${root}/` } },
        columnKind: "unicodeCodePoints",
        defaultEncoding: "UTF-8",
        defaultSourceLanguage: "rust",
        results,
      },
    ],
  };
}

function describeRule(rule: Rule): ReportingDescriptor {
  const { name, explain, level, rustc } = rule;
  const markdown = toMarkdown(rulePage(rule));
  return {
    id: name,
    name: name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: explain.what },
    fullDescription: { text: `${explain.what} ${explain.why}` },
    help: { text: markdown, markdown },
    helpUri: ruleUrl(name),
    defaultConfiguration: { level: RULE_LEVELS[level], enabled: level !== "allow" },
    properties: { tags: ["ffi"], rustc: [...rustc] },
  };
}

function artifact(cwd: string, path: string): ArtifactLocation {
  const shown = pathFrom(cwd, path);
  const absolute = /^(?:\/|[A-Za-z]:)/.test(shown);
  if (absolute) return { uri: fileUrl(shown) };
  return { uri: shown.split("/").map(encodeURIComponent).join("/"), uriBaseId: ROOT };
}

function region(start: Position, end: Position): Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    byteOffset: start.offset,
    byteLength: end.offset - start.offset,
  };
}

function describeFix({ title, safety, edits }: ReportedFix, artifactLocation: ArtifactLocation): Fix {
  return {
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation,
        replacements: edits.map(({ start, end, newText }) => ({
          deletedRegion: region(start, end),
          insertedContent: { text: newText },
        })),
      },
    ],
    properties: { safety },
  };
}

function lineText(lines: SourceLines, offset: number): string {
  const { start, end } = lines.lineRange(lines.lineAt(offset));
  return lines.text.slice(start, Math.min(end, start + 1000)).trim();
}

/**
 * Tells a finding from the others of its file and stays the same when lines are added or removed above it: made from the
 * rule, the text of the line, and how many equal ones came before.
 */
function fingerprint(rule: string, line: string, seen: Map<string, number>): string {
  const content = `${rule}\n${line}`;
  const earlier = seen.get(content) ?? 0;
  seen.set(content, earlier + 1);
  return `${hash(content)}:${earlier + 1}`;
}

/** FNV-1a in 64 bits over UTF-16 units, in hexadecimal. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    value = BigInt.asUintN(64, (value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
  }
  return value.toString(16).padStart(16, "0");
}
