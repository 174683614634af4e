/** `--format json`, version 1: one object, on one line for a program to read. */
import type { FileReport, Outcome, Report, ReportedFinding, ReportedUnknown } from "./report.ts";

/** `withUnknown` adds the member `unknown`: the places that could not be judged. */
export function jsonReport(withUnknown: boolean): Report {
  const findings: ReportedFinding[] = [];
  const unknown: ReportedUnknown[] = [];
  return {
    edits: true,
    file(report: FileReport) {
      for (const finding of report.findings) findings.push(finding);
      for (const place of report.unknown) unknown.push(place);
      return "";
    },
    end({ files, errors, warnings, milliseconds }: Outcome) {
      const summary = { files, errors, warnings, milliseconds };
      return `${JSON.stringify({ version: 1, findings, ...(withUnknown ? { unknown } : {}), summary })}\n`;
    },
  };
}
