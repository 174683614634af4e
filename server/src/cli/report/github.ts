/**
 * `--format github`: workflow commands that GitHub Actions shows beside the changed lines.
 *
 * Source: GitHub documentation, "Workflow commands for GitHub Actions". Columns are given only for a place in one line,
 * because GitHub refuses them otherwise.
 */
import { pathFrom } from "../../host/rust-files.ts";
import type { FileReport, Report, ReportedFinding } from "./report.ts";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const;

/** Paths are given relative to `cwd`, which in a workflow is the root of the repository. */
export function githubReport(cwd: string): Report {
  return {
    edits: false,
    file: (report: FileReport) => {
      const path = pathFrom(cwd, report.path);
      return report.findings.map((finding) => `${annotation({ ...finding, path })}\n`).join("");
    },
    end: () => "",
  };
}

function annotation(finding: ReportedFinding): string {
  const { path, rule, rustc, severity, message, start, end } = finding;
  const properties: [string, string | number][] = [
    ["file", path],
    ["line", start.line],
  ];
  if (start.line === end.line) properties.push(["col", start.column]);
  properties.push(["endLine", end.line]);
  if (start.line === end.line) properties.push(["endColumn", end.column]);
  properties.push(["title", rustc === null || rustc.startsWith("msg:") ? rule : `${rule} (${rustc})`]);
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(",");
  const help = finding.fixes.map(({ title }) => `help: ${title}`);
  return `::${COMMANDS[severity]} ${written}::${escapeData([message, ...help].join("\n"))}`;
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
