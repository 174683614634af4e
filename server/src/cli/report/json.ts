/** `--format json`, version 1: one object, on one line for a program to read. */
import type { FileReport, Outcome, Report, ReportedFinding } from "./report.ts";

export function jsonReport(): Report {
  const findings: ReportedFinding[] = [];
  return {
    edits: true,
    file(report: FileReport) {
      for (const finding of report.findings) findings.push(finding);
      return "";
    },
    end({ files, errors, warnings, milliseconds }: Outcome) {
      return `${JSON.stringify({ version: 1, findings, summary: { files, errors, warnings, milliseconds } })}\n`;
    },
  };
}
